/**
 * What `content/_data/organisation.yaml` may say that Dipla's templates show, each with its meaning. All of it may be used without
 * being declared, and what is missing is null; other keys are for templates of one's own.
 */
export const organisationFields = {
  name: "what it is called",
  "short-name": "the same in short",
  tagline: "what it does, in one sentence",
  address: "its address; a list has an item for each line",
  place: "where it is: city, country",
  url: "its address in the web; leaflets show it as a QR code",
  site: "the same as people read it: `example.org`",
  email: "its mail address",
  phone: "its telephone number",
} as const;

/** Its logos, files beside `organisation.yaml`. */
export const organisationLogos = {
  logo: "its logo: SVG, PNG or JPEG beside this file, of any ratio",
  "logo-on-dark": "the same for dark grounds",
} as const;
