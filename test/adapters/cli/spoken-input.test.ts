/** What is typed in French on the command line: words of choices, decimals, days. */
import type { AnyContractProcedure } from '@orpc/contract'
import { describe, expect, it } from 'vitest'
import { choicesIn } from '../../../main/adapters/cli/answer-shape.ts'
import { choiceWord } from '../../../main/adapters/cli/answer-words.ts'
import { inputFields } from '../../../main/adapters/cli/operation-input.ts'
import { decimal, patchFrom, wholeNumber } from '../../../main/adapters/cli/options.ts'
import { choiceFrom, spokenText } from '../../../main/adapters/cli/spoken-input.ts'
import { contract } from '../../../shared/contract/index.ts'
import { jobDefinitionSchema } from '../../../shared/job.ts'
import { maintenanceFields, maintenanceInputSchema } from '../../../shared/maintenance.ts'
import { daySchema, instantSchema, LANGUAGES } from '../../../shared/vocabulary.ts'

const french = (group: string) => ({ language: 'fr', group }) as const

/** Every input of the contract that takes one of a few values. */
const CHOICES = Object.entries(contract).flatMap(([group, procedures]) =>
  Object.values(procedures).flatMap((one) =>
    inputFields((one as AnyContractProcedure)['~orpc'].inputSchema).flatMap(({ key, type }) => {
      const choices = choicesIn(type)
      return choices.length === 0 ? [] : [{ group, key, choices }]
    }),
  ),
)

describe('a choice', () => {
  it.each(LANGUAGES)('is named by the word that lists print: %s', (language) => {
    const named = CHOICES.flatMap(({ group, key, choices }) =>
      choices.map((choice) => {
        const word = choiceWord({ language, group }, key, choice)
        return [group, key, choice, word === null ? choice : choiceFrom(group, key, choices, word)]
      }),
    )
    expect(named.filter(([, , choice, found]) => choice !== found)).toEqual([])
  })

  it('is named without its accents and capitals', () => {
    expect(choiceFrom('alerts', 'minimum_priority', ['LOW', 'HIGH'], 'HAUTE')).toBe('HIGH')
    expect(choiceFrom('maintenances', 'status', ['planned', 'completed'], 'terminee')).toBe('completed')
    expect(choiceFrom('maintenances', 'status', ['planned', 'completed'], 'Prévue')).toBe('planned')
  })

  it('that no word names is left to the contract', () => {
    expect(choiceFrom('alerts', 'priority', ['LOW', 'HIGH'], 'énorme')).toBeNull()
  })
})

describe('a day', () => {
  it.each([
    ['25/11/2026', 'fr', '2026-11-25'],
    ['11/25/26', 'en', '2026-11-25'],
    ['1er décembre 2026', 'fr', '2026-12-01'],
    ['2026-11-25', 'fr', '2026-11-25'],
    ['31/02/2026', 'fr', '31/02/2026'],
    ['12345', 'fr', '12345'],
  ] as const)('%s in %s is %s', (text, language, day) => {
    expect(spokenText({ language, group: '' }, 'planned_on', daySchema, text)).toBe(day)
  })

  it('with a time is an instant of this machine', () => {
    const typed = spokenText(french('alerts'), 'until', instantSchema, '25/11/2026 08:30')
    expect(typed).toBe(new Date(2026, 10, 25, 8, 30).toISOString())
  })

  it('with a time that the clock skips is the end of the gap, as everywhere', () => {
    expect(process.env.TZ).toBe('Europe/Paris')
    const typed = spokenText(french('alerts'), 'until', instantSchema, '29/03/2026 02:30')
    expect(typed).toBe('2026-03-29T01:00:00.000Z')
  })

  it('with an offset is of that zone', () => {
    const text = '2030-01-02T08:00:00+05:00'
    expect(spokenText(french('alerts'), 'until', instantSchema, text)).toBe(text)
  })

  it.each(['25/11/2026 24:10', '25/11/2026 08:60', 'soon'])(
    'with what is no time is refused, and no offset is demanded: %s',
    (text) => {
      expect(() => spokenText(french('alerts'), 'until', instantSchema, text)).toThrow(
        expect.objectContaining({
          code: 'invalid_input',
          params: { field: 'until', problem: { messageKey: 'form.own_instant' } },
        }),
      )
    },
  )
})

describe('a number', () => {
  it.each([
    ['12 500,5', 'fr', 12_500.5],
    ['12\u202f500,5', 'fr', 12_500.5],
    ['12\u00a0500,5', 'fr', 12_500.5],
    ['12500.5', 'fr', 12_500.5],
    ['12,500.5', 'en', 12_500.5],
  ] as const)('is taken as its reader writes it: %s in %s', (text, language, value) => {
    expect(decimal('value', language)(text)).toBe(value)
    const changes = patchFrom([`cost=${text}`], maintenanceInputSchema, { language, group: 'maintenances' })
    expect(changes.changes).toEqual({ cost: value })
  })

  it('that is whole may have its thousands apart', () => {
    expect(wholeNumber('limit', 'fr')('1 000')).toBe(1000)
  })

  it.each(['12.500,5', '1 25', '12,5,0', 'many'])('that has no one meaning is refused: %s', (text) => {
    const problem = { messageKey: 'not_typed_number', params: { value: text } }
    expect(() => decimal('value', 'fr')(text)).toThrow(
      expect.objectContaining({ code: 'invalid_input', params: { field: 'value', problem } }),
    )
  })
})

describe('what --set takes', () => {
  it('has decimals with a comma, days and words', () => {
    const typed = ['cost=120,5', 'planned_on=25/11/2026', 'status=Terminée', 'title=1,5 tour']
    expect(patchFrom(typed, maintenanceInputSchema, french('maintenances')).changes).toEqual({
      cost: 120.5,
      planned_on: '2026-11-25',
      status: 'completed',
      title: '1,5 tour',
    })
    expect(maintenanceFields.cost.safeParse(120.5).success).toBe(true)
  })

  it('has yes and no', () => {
    const typed = ['enabled=non', 'deadline_seconds=120']
    expect(patchFrom(typed, jobDefinitionSchema, french('jobs')).changes).toMatchObject({
      enabled: false,
      deadline_seconds: 120,
    })
  })
})
