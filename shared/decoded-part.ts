/** Reads parts of addresses that others wrote. */

/** Returns a part of an address without its percent-encoding; one that is not encoded correctly stands for itself. */
export function decodedPart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
