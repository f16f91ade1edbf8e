/** Comparing names as people do: without accents, case and doubled spaces. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
}

/** What makes an asset the same one: its code where it has one, else its name. */
export function identityOf({ code, name }: { readonly code: string; readonly name: string }): string {
  return code.trim() === '' ? `name ${fold(name)}` : `code ${fold(code)}`
}
