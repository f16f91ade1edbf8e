/** Words still to be made, as a column of text keeps them. */
import { noted, type Told } from '../../../shared/errors.ts'

export const toldText = (told: Told): string => JSON.stringify(told)

/** What a column tells; former versions kept English words in it. */
export function toldIn(text: string): Told {
  return text.startsWith('{') ? (JSON.parse(text) as Told) : noted(text)
}
