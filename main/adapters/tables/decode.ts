/** Bytes looked at to detect UTF-16 without a byte order mark. */
const SAMPLE = 2000
/** Share of zero bytes in every second place that only UTF-16 of Latin letters has. */
const MOSTLY = 0.4

/**
 * Returns the character set of a file: by its byte order mark, UTF-16 by its zero bytes, UTF-8 if valid, otherwise
 * Windows-1252 (French Excel).
 * @param isWhole false if bytes follow: then a character may be cut at the end
 */
function characterSetOf(bytes: Uint8Array, isWhole = true): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  const pairs = Math.floor(Math.min(bytes.length, SAMPLE) / 2)
  const zeros = [0, 0]
  for (let at = 0; at < pairs * 2; at++) if (bytes[at] === 0) zeros[at % 2] = (zeros[at % 2] as number) + 1
  const [even = 0, odd = 0] = zeros
  if (pairs > 0 && odd / pairs > MOSTLY && even < odd) return 'utf-16le'
  if (pairs > 0 && even / pairs > MOSTLY && odd < even) return 'utf-16be'
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: !isWhole })
    return 'utf-8'
  } catch {
    // Not UTF-8: every byte is valid in Windows-1252.
    return 'windows-1252'
  }
}

/** Decodes a whole file, without its byte order mark. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(characterSetOf(bytes)).decode(bytes)
}
