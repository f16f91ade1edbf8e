/** Recurrences and meters of an import in the words of its reader. */
import { expect, it } from 'vitest'
import { readMeter } from '../../main/core/maintenances/import/work-details.ts'
import { translate } from '../../shared/messages/index.ts'
import { meterIn, type PlannedWords, recurrenceIn } from '../../shared/planned-words.ts'
import type { Language } from '../../shared/vocabulary.ts'

const words = (language: Language): PlannedWords => ({
  language,
  t: (key, ...params) => translate(language, key, ...params),
})

it.each([
  ['none', 'aucune', 'none'],
  ['24 month after completion', '2 ans après réalisation', '2 years after completion'],
  ['FREQ=WEEKLY;BYDAY=MO,TH', '1 semaine, le lundi, le jeudi', '1 week, on Monday, on Thursday'],
  ['FREQ=MONTHLY;BYDAY=2MO', '1 mois, le 2e lundi', '1 month, on the 2nd Monday'],
  ['FREQ=MONTHLY;BYDAY=-1FR', '1 mois, le dernier vendredi', '1 month, on the last Friday'],
  [
    'FREQ=YEARLY;INTERVAL=2;BYMONTH=1;BYMONTHDAY=1',
    '2 ans, le 1er du mois, en janvier',
    '2 years, on the 1st of the month, in January',
  ],
  [
    'DTSTART:20261203 RRULE:FREQ=DAILY;INTERVAL=15;UNTIL=20271201 EXDATE:20261218,20270102',
    '15 jours, jusqu’au 1er décembre 2027, sauf 2 jours',
    '15 days, until December 1, 2027, except 2 days',
  ],
  ['RRULE:FREQ=DAILY;COUNT=3', '1 jour, 3 fois', '1 day, 3 times'],
  [
    'FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'règle de l’agenda FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
    'rule of the calendar FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1',
  ],
])('the recurrence %s is said', (text, french, english) => {
  expect([recurrenceIn(words('fr'), text), recurrenceIn(words('en'), text)]).toEqual([french, english])
})

it.each(['45000 km, every 15000 km', '1200.5 h, every 500 h', '900 cycles'])(
  'the meter %s is said so that it is read again',
  (text) => {
    expect(readMeter(meterIn(words('fr'), text))).toEqual(readMeter(text))
  },
)

it('counts hours in the feminine', () => {
  const said = meterIn(words('fr'), '1200.5 h, every 500 h')
  expect(said.replace(/\s/g, ' ')).toBe('1 200,5 h, toutes les 500 h')
})
