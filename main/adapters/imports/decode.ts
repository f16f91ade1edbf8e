/** Decodes a file: UTF-8 or UTF-16 by its byte order mark, UTF-8 if valid, otherwise Windows-1252 (French Excel). */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // Not UTF-8: every byte is valid in Windows-1252.
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
