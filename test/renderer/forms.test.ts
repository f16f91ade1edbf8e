/** Forms built from the schemas: every field has a control, a name in both languages, and a reason if it is invalid. */
import { describe, expect, test } from 'vitest'
import { assetJson, maintenanceJson } from '../../renderer/views/alerts/entry-schemas.computed.ts'
import { hintOf, labelOf } from '../../renderer/views/settings/field-words.ts'
import {
  type FormSchema,
  fieldKind,
  type JsonValue,
  variantsOf,
  withoutNull,
} from '../../renderer/views/settings/json-schema.ts'
import { jobJson, settingsJson } from '../../renderer/views/settings/schemas.computed.ts'
import { isShown } from '../../renderer/views/settings/sections.ts'
import { patchOf } from '../../renderer/views/settings/useSaver.ts'
import { problemOf } from '../../renderer/views/settings/validate.ts'
import { Localizer } from '../../renderer/words/words.ts'
import { IMPORT_FIELDS } from '../../shared/import.ts'
import { en } from '../../shared/messages/en.ts'
import { hasKey } from '../../shared/messages/index.ts'

/** Returns the paths of all properties, at any depth, that a form shows. */
function pathsIn(schema: FormSchema, path: string): string[] {
  const inner = [schema.items, schema.additionalProperties, ...(variantsOf(schema) ?? [])]
  return [
    ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) =>
      property.const === undefined ? [`${path}${name}`, ...pathsIn(property, `${path}${name}.`)] : [],
    ),
    ...inner.flatMap((part) => (typeof part === 'object' ? pathsIn(part, path) : [])),
  ]
}

const HIDDEN = ['version', 'jobs', 'calendars', 'appearance.first_run_done']
const paths = new Set([
  ...[settingsJson, ...Object.values(jobJson)].flatMap((form) => pathsIn(form, '')),
  ...pathsIn(assetJson, 'assets.'),
  ...pathsIn(maintenanceJson, 'maintenances.'),
  ...Object.entries(IMPORT_FIELDS).flatMap(([subject, fields]) =>
    fields.map((field) => `${subject}.${field}`),
  ),
])

test.each([...paths].filter((path) => !HIDDEN.includes(path)))('the field "%s" has a name', (path) => {
  const steps = path.split('.')
  const keys = [...steps.map((_, at) => `field.${steps.slice(at).join('.')}`), `alert.rule.${steps.at(-1)}`]
  expect(keys.some((key) => hasKey('messages', key))).toBe(true)
})

test.each([
  ['schedule.windows', 'settings.windows'],
  ['settings.path', 'settings.conditions.path'],
])('"%s" and "%s" mean different things and have different names', (one, other) => {
  const words = new Localizer('en', 'en', { messages: en.messages, errors: {} })
  expect(labelOf(one, words)).not.toBe(labelOf(other, words))
  expect(hintOf(other, words)).toBeNull()
})

test('a section is shown only where its settings do something', () => {
  const shown = (desktop: boolean) =>
    Object.keys(settingsJson.properties ?? {}).filter((name) => isShown(name, desktop))
  const [window, browser] = [shown(true), shown(false)]
  expect(window.filter((name) => !browser.includes(name))).toEqual(['desktop'])
  expect(browser.filter((name) => !window.includes(name))).toEqual(['network'])
})

describe('the control of a field', () => {
  const at = (schema: FormSchema | undefined, ...path: string[]) =>
    path.reduce<FormSchema | undefined>((found, name) => found?.properties?.[name], schema) ?? {}
  test.each([
    ['theme', at(settingsJson, 'appearance', 'theme'), 'choice'],
    ['language', at(settingsJson, 'appearance', 'language'), 'choice'],
    ['start_at_login', at(settingsJson, 'desktop', 'start_at_login'), 'switch'],
    ['port', at(settingsJson, 'door', 'port'), 'number'],
    ['webhook_url', at(settingsJson, 'notifications', 'webhook_url'), 'text'],
    ['quiet_hours', at(settingsJson, 'notifications', 'quiet_hours'), 'group'],
    ['schedule', at(jobJson['fear-greed'], 'schedule'), 'variant'],
    ['halt_after', at(jobJson.trades, 'halt_after'), 'number'],
    ['bars', at(jobJson.trades, 'settings', 'bars'), 'list'],
    ['headers', at(jobJson.analysis, 'settings', 'headers'), 'pairs'],
    ['limits of groups', at(settingsJson, 'scheduler', 'groups'), 'pairs'],
    ['weights', at(jobJson['fear-greed'], 'settings', 'weights'), 'pairs'],
    ['also_ready', at(jobJson.analysis, 'settings', 'also_ready'), 'lines'],
    ['body', at(jobJson.analysis, 'settings', 'body'), 'json'],
    ['above', at(at(jobJson.http, 'settings', 'figures').items, 'above'), 'number'],
    ['muted', at(assetJson, 'muted'), 'several'],
  ])('%s', (_name, schema, kind) => {
    expect(fieldKind(withoutNull(schema).schema)).toBe(kind)
  })
})

describe('a value', () => {
  const port: FormSchema = { type: 'integer', minimum: 0, maximum: 65_535 }
  const address: FormSchema = {
    anyOf: [
      { type: 'string', const: '' },
      { type: 'string', format: 'uri' },
    ],
  }
  test.each<[FormSchema, JsonValue, string | null]>([
    [port, 8787, null],
    [port, -1, 'panel.field.too_small'],
    [port, 70_000, 'panel.field.too_large'],
    [port, 1.5, 'panel.field.not_whole'],
    [port, '', 'panel.field.required'],
    [port, 'many', 'panel.field.not_a_number'],
    [address, '', null],
    [address, 'https://example.org', null],
    [address, 'example', 'panel.field.not_an_address'],
    [{ type: 'string', minLength: 1 }, '', 'panel.field.required'],
    [{ type: 'string', pattern: '^[0-9]+$' }, 'ten', 'panel.field.wrong_form'],
    [{ enum: ['a', 'b'] }, 'c', 'panel.field.not_one_of'],
    [{ type: 'array', items: port, minItems: 1 }, [], 'panel.field.choose_one'],
    [{ type: 'array', items: port }, [1, -1], 'panel.field.too_small'],
    [{ anyOf: [port, { type: 'null' }] }, null, null],
    [{ anyOf: [port, { type: 'null' }] }, -1, 'panel.field.too_small'],
    [{ type: 'object', properties: { port }, required: ['port'] }, {}, 'panel.field.required'],
  ])('of %o: %j has the problem %s', (schema, value, key) => {
    expect(problemOf(schema, value)?.key ?? null).toBe(key)
  })
})

describe('of a value made of parts, the part with the problem is named', () => {
  const every: FormSchema = {
    type: 'object',
    properties: { form: { const: 'every' }, every_seconds: { type: 'integer', minimum: 1 } },
    required: ['form', 'every_seconds'],
  }
  const cron: FormSchema = {
    type: 'object',
    properties: {
      form: { const: 'cron' },
      cron: { type: 'string', minLength: 1 },
      except_days: { type: 'array' },
    },
    required: ['form', 'cron'],
  }
  const schedule: FormSchema = { oneOf: [every, cron] }
  test.each<[JsonValue, object | null]>([
    [
      { form: 'every', every_seconds: 0 },
      { key: 'panel.field.too_small', part: 'every_seconds' },
    ],
    [{ form: 'every', every_seconds: 5 }, null],
    [
      { form: 'cron', cron: '' },
      { key: 'panel.field.required', part: 'cron' },
    ],
    [{ form: 'cron' }, { key: 'panel.field.required', part: 'cron' }],
    [{ form: 'cron', cron: '@daily', except_days: 'x' }, { part: 'except_days' }],
  ])('%j: %j', (value, problem) => {
    const found = problemOf(schedule, value)
    if (problem === null) expect(found).toBeNull()
    else expect(found).toMatchObject(problem)
  })

  test('however deep it is', () => {
    const job: FormSchema = { type: 'object', properties: { schedule } }
    const value = { schedule: { form: 'every', every_seconds: 0 } }
    expect(problemOf(job, value)).toMatchObject({ part: 'schedule.every_seconds' })
  })
})

test('a change is sent as nested objects and touches nothing else', () => {
  expect(patchOf('notifications.quiet_hours.from', '21:00')).toEqual({
    changes: { notifications: { quiet_hours: { from: '21:00' } } },
    unset: [],
  })
})

test('a map is sent as a whole, so that it loses what was removed', () => {
  expect(patchOf('settings.headers', { 'X-New': '1' })).toEqual({
    changes: { settings: { headers: { 'X-New': '1' } } },
    unset: ['settings.headers'],
  })
})
