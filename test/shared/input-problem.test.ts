import { describe, expect, test } from 'vitest'
import * as z from 'zod'
import { localizeParams, VigieError } from '../../shared/errors.ts'
import { inputProblem, invalidInput, localizeInputProblem } from '../../shared/input-problem.ts'
import { httpSettingsSchema } from '../../shared/kinds/http.ts'
import { occupationCodeSchema, salaryLevelSchema } from '../../shared/occupation.ts'
import { scheduleSchema } from '../../shared/schedule.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { unusable } from '../../shared/unusable-path.ts'
import type { Language } from '../../shared/vocabulary.ts'

function problem(schema: z.ZodType, input: unknown, language: Language = 'en') {
  const parsed = schema.safeParse(input)
  return parsed.success ? null : inputProblem(parsed.error.issues, language)
}

const every = { form: 'every', every_seconds: 600, zone: 'Europe/Paris' }

const SCHEDULE_FIELDS =
  'form, every_seconds, anchor, zone, windows, outside, starts_at, ends_at, except_days, except_calendars, jitter_seconds'
const SETTINGS_FIELDS = Object.keys(settingsSchema.shape).join(', ')

describe('the field and the problem', () => {
  test.each<[string, z.ZodType, unknown, string, string, string]>([
    [
      'no text for an address that may be empty',
      httpSettingsSchema,
      { url: null },
      'url',
      'it must be text',
      'il faut un texte',
    ],
    [
      'a text for a number',
      scheduleSchema,
      { ...every, every_seconds: 'ten' },
      'every_seconds',
      'it must be a number',
      'il faut un nombre',
    ],
    [
      'a window without a rhythm',
      scheduleSchema,
      { ...every, windows: [{ days: [1], from: '08:00', to: '12:00' }] },
      'windows[0].rhythm',
      'it must be one of "none", "base", {"every_seconds": …}',
      'elle doit être l’une des valeurs "none", "base", {"every_seconds": …}',
    ],
    [
      'a rhythm of another word',
      scheduleSchema,
      { ...every, windows: [{ days: [1], from: '08:00', to: '12:00', rhythm: 'slow' }] },
      'windows[0].rhythm',
      'it must be one of "none", "base", {"every_seconds": …}',
      'elle doit être l’une des valeurs "none", "base", {"every_seconds": …}',
    ],
    [
      'a rhythm with a wrong number',
      scheduleSchema,
      { ...every, windows: [{ days: [1], from: '08:00', to: '12:00', rhythm: { every_seconds: 0 } }] },
      'windows[0].rhythm.every_seconds',
      'it must be at least 1',
      'elle doit être d’au moins 1',
    ],
    [
      'a moment that is missing',
      scheduleSchema,
      { form: 'once', zone: 'UTC' },
      'at',
      'it is missing; write for example 2030-12-01T09:00',
      'elle manque ; écrivez par exemple 2030-12-01T09:00',
    ],
    [
      'a text for a list of numbers',
      z.strictObject({ days: z.array(z.number()) }),
      { days: 'monday' },
      'days',
      'it must be a list, for example [1, 2]',
      'il faut une liste, par exemple [1, 2]',
    ],
    [
      'a text for a list of choices',
      z.strictObject({ only_if: z.array(z.enum(['network', 'mains', 'idle'])) }),
      { only_if: 'power' },
      'only_if',
      'it must be a list, for example ["network","mains"]',
      'il faut une liste, par exemple ["network","mains"]',
    ],
    [
      'a number too small',
      scheduleSchema,
      { ...every, every_seconds: 0 },
      'every_seconds',
      'it must be at least 1',
      'elle doit être d’au moins 1',
    ],
    [
      'a number too large',
      settingsSchema,
      { door: { port: 99_999 } },
      'door.port',
      'it must be at most 65535',
      'elle doit être d’au plus 65535',
    ],
    [
      'a fraction for a whole number',
      settingsSchema,
      { door: { port: 1.5 } },
      'door.port',
      'it must be a whole number',
      'il faut un nombre entier',
    ],
    [
      'a missing field',
      scheduleSchema,
      { form: 'every', zone: 'UTC' },
      'every_seconds',
      'it is missing',
      'elle manque',
    ],
    [
      'a misspelt field',
      scheduleSchema,
      { ...every, evry: 1 },
      'evry',
      `there is no such field; those here are ${SCHEDULE_FIELDS}`,
      `ce champ n’existe pas ; ceux d’ici sont ${SCHEDULE_FIELDS}`,
    ],
    [
      'an unknown zone',
      scheduleSchema,
      { ...every, zone: 'Mars' },
      'zone',
      'there is no such time zone; use a name like Europe/Paris',
      'ce fuseau horaire n’existe pas ; utilisez un nom comme Europe/Paris',
    ],
    [
      'an unknown form',
      scheduleSchema,
      { form: 'often' },
      'form',
      'it must be one of every, after, cron, once, manual',
      'elle doit être l’une des valeurs every, after, cron, once, manual',
    ],
    [
      'a choice that is none',
      settingsSchema,
      { appearance: { theme: 'pink' } },
      'appearance.theme',
      'it must be one of system, light, dark',
      'elle doit être l’une des valeurs system, light, dark',
    ],
    [
      'a bad address in a union',
      settingsSchema,
      { notifications: { webhook_url: 'ftp://x' } },
      'notifications.webhook_url',
      'use an address, for example https://example.org',
      'utilisez une adresse, par exemple https://example.org',
    ],
    [
      'not an object at all',
      settingsSchema,
      'x',
      'input',
      `it must be an object with ${SETTINGS_FIELDS}`,
      `il faut un objet avec ${SETTINGS_FIELDS}`,
    ],
  ])('of %s', (_, schema, input, field, en, fr) => {
    expect(problem(schema, input)).toEqual({ field, problem: en })
    expect(problem(schema, input, 'fr')).toEqual({ field, problem: fr })
  })

  test('inside a union are those of the branch that came closest', () => {
    const windows = [{ days: [1], from: '25:00', to: '10:00', rhythm: 'none' }]
    expect(problem(scheduleSchema, { ...every, windows })?.field).toBe('windows[0].from')
  })

  test('of a record key tell the expected form', () => {
    expect(problem(settingsSchema, { jobs: { 'A b': {} } })).toEqual({
      field: 'jobs.A b',
      problem: 'use lower-case letters, digits and hyphens, for example fear-greed',
    })
  })

  test('of a form are told in words, not as a pattern', () => {
    const code = z.object({ code: occupationCodeSchema })
    expect(problem(code, { code: 'm18' })?.problem).toBe('use a letter and four digits, for example M1805')
    expect(problem(code, { code: 'm18' }, 'fr')?.problem).toBe(
      'utilisez une lettre et quatre chiffres, par exemple M1805',
    )
  })

  test('of a form without words show the pattern', () => {
    const plate = z.object({ plate: z.string().regex(/^[A-Z]+$/) })
    expect(problem(plate, { plate: '1' })?.problem).toContain('/^[A-Z]+$/')
  })

  test('of a rule between fields are told in both languages', () => {
    const pay = { min: 30_000, median: 20_000, max: 40_000 }
    expect(problem(salaryLevelSchema, pay, 'en')?.problem).toBe('min, median and max must increase')
    expect(problem(salaryLevelSchema, pay, 'fr')?.problem).toBe('min, median et max doivent croître')
  })

  test.each<[string, z.ZodType, unknown, string]>([
    ['an empty text', z.string().min(1), '', 'it must not be empty'],
    ['a text too long', z.string().max(3), 'abcd', 'it must have at most 3 characters'],
    ['too many entries', z.array(z.number()).max(1), [1, 2], 'it must have at most 1 entries'],
    ['a limit not included', z.number().gt(0), 0, 'it must be above 0'],
    ['the only value', z.literal(1), 2, 'it must be 1'],
    ['something else', z.number().multipleOf(5), 7, 'invalid number: must be a multiple of 5'],
  ])('of %s', (_, schema, input, en) => {
    expect(problem(schema, input)?.problem).toBe(en)
  })

  test('of another schema library are its path and its message', () => {
    expect(inputProblem([{ message: 'bad', path: [{ key: 'a' }, 0] }], 'en')).toEqual({
      field: 'a[0]',
      problem: 'bad',
    })
  })
})

describe('the error thrown by the core', () => {
  test('is one sentence that names the field', () => {
    const { error } = scheduleSchema.safeParse({ ...every, every_seconds: -5 })
    expect(invalidInput(error as z.ZodError).message).toBe('Invalid "every_seconds": it must be at least 1.')
  })

  test('is translated at the door', () => {
    const { error } = scheduleSchema.safeParse({ ...every, every_seconds: -5 })
    expect(localizeInputProblem(invalidInput(error as z.ZodError), 'fr').params.problem).toBe(
      'elle doit être d’au moins 1',
    )
  })

  test('that knows its problem in both languages says it in the reader’s', () => {
    const error = unusable('port', 'not_a_port', { value: '99999' })
    expect(error.message).toBe('Invalid "port": "99999" is not between 0 and 65535.')
    expect(localizeParams(error.params, 'fr').problem).toBe('« 99999 » n’est pas compris entre 0 et 65535')
  })

  test('of another code is left as it is', () => {
    const other = new VigieError('not_running', { id: 'x' })
    expect(localizeInputProblem(other, 'fr')).toBe(other)
  })
})

test('A field whose name comes from outside is written on one line, without commands for a terminal.', () => {
  const headers = z.strictObject({ headers: z.record(z.string().regex(/^[\w-]+$/), z.string()) })
  expect(problem(headers, { headers: { 'X\r\nEvil\u001b[31m': '1' } })?.field).toBe(
    'headers.X\\nEvil\\u001b[31m',
  )
  expect(problem(headers, { headers: {}, 'a\nb': 1 })?.field).toBe('a\\nb')
})

test('a limit that is no whole number is written as its reader does', () => {
  const atLeast = z.number().min(0.1)
  expect(problem(atLeast, 0, 'fr')?.problem).toBe('elle doit être d’au moins 0,1')
  expect(problem(atLeast, 0)?.problem).toBe('it must be at least 0.1')
})
