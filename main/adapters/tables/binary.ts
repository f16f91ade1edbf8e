/** Recognises files that hold no text, whatever they are called. */
import { unreadableFile } from '../../../shared/unusable-path.ts'

type Kind = 'is_picture' | 'is_pdf' | 'is_other_archive' | 'is_binary'

/** How files begin, as Latin-1 text. */
const SIGNATURES: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:\x89PNG\r\n|GIF8[79]a|\xff\xd8\xff|BM.{4}\0\0\0\0|II\*\0|MM\0\*|RIFF.{4}WEBP)/s, 'is_picture'],
  [/^%PDF-/, 'is_pdf'],
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the first bytes of gzip
  [/^(?:\x1f\x8b|7z\xbc\xaf|Rar!|BZh\d|\xfd7zXZ|\x28\xb5\x2f\xfd)/, 'is_other_archive'],
  [/^(?:\x7fELF|MZ.{2}\0|SQLite format 3\0|ID3|OggS|\0\0\0.ftyp)/s, 'is_binary'],
]

/** @throws VigieError import_unreadable for a picture, a PDF, an archive other than zip, or another file without text */
export function assertText(bytes: Uint8Array): void {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const found = SIGNATURES.find(([signature]) => signature.test(head))
  if (found !== undefined) throw unreadableFile(found[1])
}

/** @throws VigieError import_unreadable for a text with characters that only binary files have */
export function assertNoZero(text: string): void {
  if (text.includes('\u0000')) throw unreadableFile('is_binary')
}
