/** A recurrence of an import in the words of its reader, which the import reads again. */
import { recurrenceIn } from '../../../shared/planned-words.ts'
import type { Localizer } from '../../words/words.ts'

/** Returns a recurrence as its reader writes it; a rule of a calendar as it is, as the import reads no words of one. */
export const recurrenceToWrite = (meaning: string, words: Localizer): string =>
  /(?:^|:)FREQ=|^DTSTART:/i.test(meaning) ? meaning : recurrenceIn(words, meaning)
