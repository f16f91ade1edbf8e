/** What has no accents, and no blanks but single spaces: most names, which an import folds several times a row. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/

/** Normalises names for comparison: without accents, case and repeated spaces. */
export function fold(text: string): string {
  if (PLAIN.test(text)) return text.toLowerCase()
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** Returns the identity of an asset: its code if it has one, otherwise its name. */
export function identityOf({ code, name }: { readonly code: string; readonly name: string }): string {
  return code.trim() === '' ? `name ${fold(name)}` : `code ${fold(code)}`
}
