import { addressFault, lookalikePart, needsUtf8 } from "../../document/mail-address.ts";
import type { DiagnosticCode } from "../../findings/diagnostic-codes.ts";
import type { Diagnostics, Place } from "../../findings/diagnostics.ts";
import type { Params } from "../../words/fill.ts";

/** What is wrong with the addresses of a row; what is only odd about sound ones is told by itself. */
export function addressProblems(
  addresses: readonly string[],
  place: Place,
  diagnostics: Diagnostics,
): [DiagnosticCode, Params][] {
  return addresses.flatMap((address): [DiagnosticCode, Params][] => {
    const fault = addressFault(address);
    if (fault) {
      const { reason, params, near } = fault;
      const cure = near === undefined ? "address-cure" : "address-cure-near";
      const told = { address: params.shown ?? address, ...params, ...(near !== undefined && { near }) };
      return [["recipient-email", { ...told, reason, cure }]];
    }
    const lookalike = lookalikePart(address);
    if (lookalike) diagnostics.add("recipient-email-lookalike", place, { address, ...lookalike });
    else if (needsUtf8(address)) diagnostics.add("recipient-email-utf8", place, { address });
    return [];
  });
}
