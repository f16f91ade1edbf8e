import { describe, expect, test } from 'vitest'
import { planOf } from '../../../main/core/schedule/plan.ts'
import { parseCron } from '../../../shared/cron.ts'
import { localize } from '../../../shared/errors.ts'
import { inputProblem } from '../../../shared/input-problem.ts'
import { scheduleSchema } from '../../../shared/schedule.ts'

function times(cron: string, count: number, from = '2026-01-05T09:59:30Z'): string[] {
  const plan = planOf(scheduleSchema.parse({ form: 'cron', cron, zone: 'UTC' }), 0)
  const found: string[] = []
  for (let next = plan.next(Date.parse(from)); next !== null && found.length < count; next = plan.next(next))
    found.push(new Date(next).toISOString().slice(0, 19))
  return found
}

test.each([
  ['0 * * * * *', ['2026-01-05T10:00:00', '2026-01-05T10:01:00']],
  ['*/30 * * * * *', ['2026-01-05T10:00:00', '2026-01-05T10:00:30']],
  ['0 */2 * * * *', ['2026-01-05T10:00:00', '2026-01-05T10:02:00']],
  ['0 0 */1 * * *', ['2026-01-05T10:00:00', '2026-01-05T11:00:00']],
  ['0 2 1 * *', ['2026-02-01T02:00:00', '2026-03-01T02:00:00']],
  ['0 0,6,12,18 * * *', ['2026-01-05T12:00:00', '2026-01-05T18:00:00', '2026-01-06T00:00:00']],
  ['*/10 9-16 * * mon-fri', ['2026-01-05T10:00:00', '2026-01-05T10:10:00']],
  ['0 12 * * SUN', ['2026-01-11T12:00:00', '2026-01-18T12:00:00']],
  ['0 12 * * 7', ['2026-01-11T12:00:00', '2026-01-18T12:00:00']],
  ['0 12 * jan,mar ?', ['2026-01-05T12:00:00', '2026-01-06T12:00:00']],
  ['0 12 * * fri-mon', ['2026-01-05T12:00:00', '2026-01-09T12:00:00', '2026-01-10T12:00:00']],
  ['0 12 L * *', ['2026-01-31T12:00:00', '2026-02-28T12:00:00', '2026-03-31T12:00:00']],
  ['0 12 L-3 * *', ['2026-01-28T12:00:00', '2026-02-25T12:00:00', '2026-03-28T12:00:00']],
  ['0 12 l-30 * *', ['2026-03-01T12:00:00', '2026-05-01T12:00:00']],
  ['0 12 L-1,L * *', ['2026-01-30T12:00:00', '2026-01-31T12:00:00', '2026-02-27T12:00:00']],
  ['0 12 15,L * *', ['2026-01-15T12:00:00', '2026-01-31T12:00:00']],
  ['0 12 13 * fri', ['2026-01-09T12:00:00', '2026-01-13T12:00:00', '2026-01-16T12:00:00']],
  ['@daily', ['2026-01-06T00:00:00', '2026-01-07T00:00:00']],
  ['@hourly', ['2026-01-05T10:00:00', '2026-01-05T11:00:00']],
  ['@weekly', ['2026-01-11T00:00:00', '2026-01-18T00:00:00']],
  ['@monthly', ['2026-02-01T00:00:00', '2026-03-01T00:00:00']],
  ['@yearly', ['2027-01-01T00:00:00', '2028-01-01T00:00:00']],
  [
    '0 12 LW * *',
    ['2026-01-30T12:00:00', '2026-02-27T12:00:00', '2026-03-31T12:00:00', '2026-04-30T12:00:00'],
  ],
  [
    '0 12 15W * *',
    ['2026-01-15T12:00:00', '2026-02-16T12:00:00', '2026-03-16T12:00:00', '2026-04-15T12:00:00'],
  ],
  ['0 12 1W * *', ['2026-02-02T12:00:00', '2026-03-02T12:00:00', '2026-04-01T12:00:00']],
  ['0 12 31W * *', ['2026-01-30T12:00:00', '2026-03-31T12:00:00', '2026-05-29T12:00:00']],
  ['0 12 * * 5L', ['2026-01-30T12:00:00', '2026-02-27T12:00:00', '2026-03-27T12:00:00']],
  ['0 12 * * fri#L', ['2026-01-30T12:00:00', '2026-02-27T12:00:00', '2026-03-27T12:00:00']],
  ['0 12 * * fri#2', ['2026-01-09T12:00:00', '2026-02-13T12:00:00', '2026-03-13T12:00:00']],
  ['0 12 * * 1#5', ['2026-03-30T12:00:00', '2026-06-29T12:00:00']],
  [
    '0 12 1,LW * 5L',
    ['2026-01-30T12:00:00', '2026-02-01T12:00:00', '2026-02-27T12:00:00', '2026-03-01T12:00:00'],
  ],
  ['0 0 0 1 1 * 2028,2030', ['2028-01-01T00:00:00', '2030-01-01T00:00:00']],
  ['*/120 * * * *', ['2026-01-05T10:00:00', '2026-01-05T11:00:00']],
  ['0 0 29 2 *', ['2028-02-29T00:00:00', '2032-02-29T00:00:00']],
  ['5/20 22-2 * * *', ['2026-01-05T22:05:00', '2026-01-05T22:25:00', '2026-01-05T22:45:00']],
])('%s', (cron, expected) => {
  expect(times(cron, expected.length)).toEqual(expected)
})

describe('refused', () => {
  test.each([
    ['* * * *', 'it has 4 fields'],
    ['* * * * * * * *', 'it has 8 fields'],
    ['@reboot', '"@reboot" is not known; use one of @yearly'],
    ['daily', 'it has 1 field;'],
    ['0 0 0 1 1 * 1969', '"1969" in field 7 is not made of numbers from 1970 to 2099'],
    ['0 0 32W * *', '"32W" in field 3'],
    ['0 0 31W 2 *', 'that date never occurs'],
    ['0 0 * * L', '"L" in field 5'],
    ['0 0 L-31 * *', 'L (the last day), L-3 (three days before it), LW (the last weekday) and 15W'],
    ['0 0 L-0 * *', '"L-0" in field 3'],
    ['0 0 L-30 4 *', 'that date never occurs'],
    ['0 0 * * 1-3#2', '5L (the last Friday) and 5#2 (the second Friday)'],
    ['0 0 * * fri#6', '"fri#6" in field 5'],
    ['60 * * * *', '"60" in field 1'],
    ['* 24 * * *', '"24" in field 2 is not made of numbers from 0 to 23'],
    ['0 * 24 * * *', '"24" in field 3 is not made of numbers from 0 to 23'],
    ['* * 0 * *', '"0" in field 3'],
    ['* * 32 * *', '"32" in field 3'],
    ['* * * 13 *', '"13" in field 4'],
    ['* * * * 8', '"8" in field 5'],
    ['*/0 * * * *', '"*/0" in field 1 has a step below 1; write for example */5'],
    ['0 */-2 * * *', '"*/-2" in field 2 has a step below 1'],
    ['0 9 1 janv *', '"janv" in field 4 is not made of months from 1 to 12 or jan to dec'],
    ['0 9 1 1 * 2030', '"2030" in field 6 is a year, which is the last of 7 fields, with seconds first'],
    ['1-2-3 * * * *', '"1-2-3" in field 1'],
    ['1,,2 * * * *', '"1,,2" in field 1'],
    ['? * * * *', '"?" in field 1'],
    ['ten * * * *', '"ten" in field 1'],
    ['0 0 31 2 *', 'that date never occurs'],
    ['0 0 30 feb *', 'that date never occurs'],
    ['0 0 31 4,6,9,11 *', 'that date never occurs'],
  ])('%s: %s', (cron, problem) => {
    const read = parseCron(cron)
    expect('problem' in read && localize(read.problem, 'en')).toContain(problem)
  })

  test('the schema of schedules says so in the reader’s language', () => {
    const given = { form: 'cron', cron: '0 0 31 2 *', zone: 'UTC' }
    const { error } = scheduleSchema.safeParse(given)
    expect(inputProblem(error?.issues ?? [], 'fr')).toEqual({
      field: 'cron',
      problem: 'cette date n’existe jamais',
    })
  })
})
