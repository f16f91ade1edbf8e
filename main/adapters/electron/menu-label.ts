import { harmlessLine } from '../../../shared/clean-text.ts'

/** @returns a label that a menu shows unchanged: in a menu, one `&` underlines the next letter as its access key */
export function menuLabel(text: string): string {
  return harmlessLine(text).replaceAll('&', '&&')
}
