/** A refusal says what to do: each error has a remedy, and each reason of a refused value names what is accepted. */
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { errorParts, localize } from '../../shared/errors.ts'
import { inputProblem, invalidInput, localizeInputProblem } from '../../shared/input-problem.ts'
import { jobCreationSchema } from '../../shared/job.ts'
import { nearestOf, unknownField } from '../../shared/known-names.ts'
import type { ErrorText } from '../../shared/messages/catalogue.ts'
import { catalogues } from '../../shared/messages/index.ts'
import { occupationContentSchema } from '../../shared/occupation.ts'
import { knownPlace } from '../../shared/setting-path.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { systemProblem } from '../../shared/system-problem.ts'
import { LANGUAGES } from '../../shared/vocabulary.ts'
import { caught } from '../helpers/caught.ts'

/** Errors whose sentence is what to do already, or after which there is nothing to do. */
const SAYS_ALL: Readonly<Record<string, string>> = {
  invalid_input: 'the problem in it says what is accepted',
  job_not_ready: 'the reason in it says what is needed',
  index_no_history: 'its last sentence is the remedy',
  database_restored: 'Vigie has repaired it and says where the damaged file is',
  database_lost: 'Vigie goes on and says where the damaged file is',
  settings_restored: 'Vigie has repaired it and says where the bad file is',
  settings_lost: 'Vigie goes on and says where the bad file is',
}

describe.each(LANGUAGES)('in %s', (language) => {
  it('each error has a remedy, or its sentence is one', () => {
    const errors = Object.entries<ErrorText>(catalogues[language].errors)
    const bare = errors.filter(([, text]) => typeof text === 'string').map(([code]) => code)
    expect(bare.sort()).toEqual(Object.keys(SAYS_ALL).sort())
  })

  it('no remedy says what only a job knows: whether it tries again', () => {
    const claims =
      /a job (retries|tries again)|at (the|its) next run\.?$|une tâche réessaie|à (la|sa) prochaine exécution\.?$/i
    const ofSources = Object.entries<ErrorText>(catalogues[language].errors).filter(
      ([code, text]) => code.startsWith('source_') && typeof text !== 'string' && claims.test(text.remedy),
    )
    expect(ofSources.map(([code]) => code)).toEqual([])
  })

  it('no remedy is empty, and each is a sentence or a command', () => {
    const remedies = Object.values<ErrorText>(catalogues[language].errors).flatMap((text) =>
      typeof text === 'string' ? [] : [text.remedy],
    )
    expect(remedies.length).toBeGreaterThan(100)
    expect(remedies.filter((text) => !/[.…}?]$/.test(text.trim()))).toEqual([])
  })
})

const problemOf = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value)
  return error === undefined ? null : inputProblem(error.issues, 'en')
}

describe('an unknown name', () => {
  const schema = z.strictObject({
    length: z.number(),
    until: z.string(),
    nested: z.strictObject({ a: z.number() }),
  })
  const whole = { length: 1, until: '', nested: { a: 1 } }

  it('that is a slip of the keyboard is told the right one', () => {
    const { length: lenght, ...rest } = whole
    const { error } = z.strictObject({ length: z.number().optional() }).safeParse({ lenght })
    expect(rest).toBeDefined()
    expect(inputProblem(error?.issues ?? [], 'en')).toEqual({
      field: 'lenght',
      problem: 'there is no such field; the nearest name is length',
    })
  })

  it('that resembles none is told all, those of its own part', () => {
    expect(problemOf(schema, { ...whole, colour: 1 })?.problem).toBe(
      'there is no such field; those here are length, until, nested',
    )
    expect(problemOf(schema, { ...whole, nested: { a: 1, zebra: 2 } })).toEqual({
      field: 'nested.zebra',
      problem: 'there is no such field; those here are a',
    })
  })

  it('of a setting is told those of its part', async () => {
    const refused = (path: string) => caught((async () => knownPlace(settingsSchema, path))())
    expect(await refused('door.prot')).toMatchObject({
      problem: 'there is no such setting; the nearest name is door.port',
    })
    expect(await refused('door.colour')).toMatchObject({
      problem: expect.stringContaining('those of door are rest_enabled, host, port'),
    })
    expect(await refused('colour')).toMatchObject({
      problem: expect.stringContaining('vigie settings get'),
    })
  })

  it('of a source of the index is told the sources', () => {
    const definition = { kind: 'fear-greed', settings: { profile: 'us', sources: { bond: 'file:///x' } } }
    const found = problemOf(jobCreationSchema, definition)
    expect(found?.field).toBe('settings.sources.bond')
    expect(found?.problem).toBe('there is no such field; the nearest name is bonds')
  })

  it('is found among many by the fewest slips', () => {
    expect(nearestOf('enabeld', ['enable', 'enabled', 'disabled'])).toBe('enabled')
    expect(nearestOf('x', ['enabled', 'disabled'])).toBeNull()
    expect(unknownField('x', [])).toEqual({ messageKey: 'unknown_field' })
  })
})

describe('a part that is missing or has another form', () => {
  it('is told which fields an object has', () => {
    const schema = z.object({ definition: z.strictObject({ kind: z.string(), name: z.string() }) })
    expect(problemOf(schema, {})?.problem).toBe('it is missing; give an object with kind, name')
    expect(problemOf(schema, { definition: 'x' })?.problem).toBe('it must be an object with kind, name')
    expect(problemOf(occupationContentSchema.partial(), { outlook: 'Bon' })?.problem).toBe(
      'it must be an object with tension, trend, five_years',
    )
  })

  it('is told the field that decides its form', () => {
    expect(problemOf(z.object({ definition: jobCreationSchema }), {})?.problem).toBe(
      'it is missing; give an object with kind',
    )
  })

  it('is shown how a list is written', () => {
    expect(problemOf(occupationContentSchema.partial(), { skills: 'SQL' })?.problem).toBe(
      'it must be a list, for example ["one", "two"]',
    )
  })

  it('that is null in a change is told how a part is removed, in both languages', () => {
    const { error } = settingsSchema.safeParse({ door: { port: null } })
    const refused = invalidInput(error ?? new z.ZodError([]))
    const texts = LANGUAGES.map((language) => {
      const { code, params } = localizeInputProblem(refused, language)
      return errorParts(code, params, language).problem
    })
    expect(texts).toEqual([expect.stringContaining('« unset »'), expect.stringContaining('"unset"')])
  })
})

describe('an error of the system', () => {
  it.each([
    ['EACCES', 'Vigie n’en a pas le droit ; vérifiez son propriétaire et ses droits'],
    ['EISDIR', 'c’est un dossier'],
    ['EADDRNOTAVAIL', 'cette machine n’a pas cette adresse'],
    ['SQLITE_IOERR_WRITE', 'son disque signale des erreurs ; vérifiez-le bientôt'],
    ['EXDEV', 'le système signale EXDEV'],
  ])('%s is told in words, without its code', (code, text) => {
    const error = Object.assign(new Error(`${code}: some words of the system`), { code })
    expect(localize(systemProblem(error), 'fr')).toBe(text)
  })

  it('whose code is only in its message is told in words too', () => {
    const error = new Error('Could not write to /a/vigie.log. ENOSPC: no space left on device, write')
    expect(localize(systemProblem(error), 'fr')).toBe(localize({ messageKey: 'system.full' }, 'fr'))
  })

  it('that is none of the system keeps its own words', () => {
    expect(localize(systemProblem(new Error('odd')), 'fr')).toBe('odd')
  })
})

it('numbers in an error are in the reader’s form', () => {
  const params = { cap: 0.2, spent: 1234.5 }
  expect(errorParts('budget_reached', params, 'fr').problem.replace(/\s/g, ' ')).toBe(
    'Le plafond de 0,20 USD est atteint (1 234,50 USD dépensés).',
  )
})

it('problems in one sentence are set off from each other', () => {
  const detail = [
    { messageKey: 'answer.field', params: { field: 'skills', problem: { messageKey: 'not_list' } } },
    { messageKey: 'answer.more', params: { count: 5 } },
  ] as const
  expect(errorParts('occupation_answer_invalid', { code: 'M1805', detail }, 'fr').problem).toBe(
    'La réponse pour M1805 n’a pas le format attendu (skills : il faut une liste, par exemple ["un", "deux"] ; et 5 de plus).',
  )
})
