/**
 * The one font that the browser finds where a machine's fonts would be, as a file of a package. Words of a drawing are set in it, whatever
 * font they name, as long as the drawing brings none.
 */
export const drawingFont = "@expo-google-fonts/sofia-sans/400Regular/SofiaSans_400Regular.ttf";
