/** A recurrence of an import in the words of its reader, which the import reads again. */
import type { Localizer } from '../../words/words.ts'

/** Returns a recurrence as its reader writes it: `6 month after completion` as `6 mois après réalisation`; a rule as it is. */
export function recurrenceShown(meaning: string, words: Localizer): string {
  if (meaning === 'none') return words.t('panel.import.recurrence.none')
  const [, count, unit, after] = /^(\d+) (day|week|month)( after completion)?$/.exec(meaning) ?? []
  if (count === undefined || unit === undefined) return meaning
  const every = words.t(`panel.import.recurrence.${unit as 'day' | 'week' | 'month'}`, {
    count: Number(count),
  })
  return after === undefined ? every : words.t('panel.import.recurrence.after', { every })
}
