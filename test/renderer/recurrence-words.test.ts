/** A recurrence of an import in the words of its reader. */
import { expect, it } from 'vitest'
import { readRecurrence } from '../../main/core/maintenances/import/words/recurrences.ts'
import { recurrenceToWrite } from '../../renderer/views/alerts/recurrence-words.ts'
import { loadWords, wordsInUse } from '../../renderer/words/load-words.ts'

const MEANINGS = [
  'none',
  '1 day',
  '15 day',
  '1 week',
  '2 week after completion',
  '1 month',
  '6 month',
  '12 month after completion',
]

it.each([
  [
    'en',
    [
      'none',
      '1 day',
      '15 days',
      '1 week',
      '2 weeks after completion',
      '1 month',
      '6 months',
      '1 year after completion',
    ],
  ],
  [
    'fr',
    [
      'aucune',
      '1 jour',
      '15 jours',
      '1 semaine',
      '2 semaines après réalisation',
      '1 mois',
      '6 mois',
      '1 an après réalisation',
    ],
  ],
] as const)('in %s reads as it was meant', async (language, shown) => {
  await loadWords({ language, locale: language })
  const words = wordsInUse()
  expect(MEANINGS.map((meaning) => recurrenceToWrite(meaning, words))).toEqual(shown)
  expect(shown.map(readRecurrence)).toEqual(MEANINGS.map(readRecurrence))
})

it('of a calendar is shown as its rule', async () => {
  await loadWords({ language: 'fr', locale: 'fr' })
  expect(recurrenceToWrite('FREQ=MONTHLY;BYDAY=2MO', wordsInUse())).toBe('FREQ=MONTHLY;BYDAY=2MO')
})
