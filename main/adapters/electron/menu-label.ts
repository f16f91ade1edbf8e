/** @returns a label that a menu shows as it is: there, one `&` underlines the next letter as its key */
export function menuLabel(text: string): string {
  return text.replaceAll('&', '&&')
}
