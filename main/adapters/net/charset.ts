/** Detects the character set of an answer. */

/** Maximum position of a declaration inside a document (HTML standard: 1,024 bytes). */
const DECLARATION_BYTES = 1024

const BYTE_ORDER_MARKS: readonly [string, readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

function fromMark(bytes: Uint8Array): string | undefined {
  return BYTE_ORDER_MARKS.find(([, mark]) => mark.every((byte, index) => bytes[index] === byte))?.[0]
}

function fromHeader(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1]
}

/** `<?xml … encoding="…"?>`, `<meta charset="…">` or `<meta … content="…; charset=…">`, all written in ASCII. */
function fromDeclaration(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_BYTES))
  const xml = /^\s*<\?xml[^>]*\bencoding\s*=\s*["']([\w.:-]+)["']/i.exec(start)
  const html = /<meta[^>]*\bcharset\s*=\s*["']?([\w.:-]+)/i.exec(start)
  return (xml ?? html)?.[1]
}

function decoder(label: string | undefined): TextDecoder | null {
  if (label === undefined) return null
  try {
    return new TextDecoder(label)
  } catch {
    // An unknown charset is ignored; the next declaration, or UTF-8, is tried.
    return null
  }
}

/**
 * Decodes a body: by byte order mark, then header, then the document's own declaration, then UTF-8.
 * ISO-8859-1 is read as windows-1252, as in browsers (https://encoding.spec.whatwg.org/#names-and-labels).
 */
export function decodeText(bytes: Uint8Array, contentType: string | undefined): string {
  const found =
    decoder(fromMark(bytes)) ??
    decoder(fromHeader(contentType)) ??
    decoder(fromDeclaration(bytes)) ??
    new TextDecoder()
  return found.decode(bytes)
}
