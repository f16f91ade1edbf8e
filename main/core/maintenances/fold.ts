/** Normalises names for comparison: without accents, case and repeated spaces. */
export function fold(text: string): string {
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
