/** Formats occupation records for a terminal. */
import type * as z from 'zod'
import type {
  comparedRecordSchema,
  FieldDifference,
  Occupation,
} from '../../../shared/contract/occupations-answers.ts'
import { translate, translateOr } from '../../../shared/messages/index.ts'
import { occupationContentSchema } from '../../../shared/occupation.ts'
import { placeAt } from '../../../shared/setting-path.ts'
import { partText } from './answer-text.ts'
import { valueText } from './answer-words.ts'
import type { Cli } from './base.ts'
import { fixed, instant, pairs } from './formatting.ts'

/** Returns a record with its text, field by field. */
export function recordText(cli: Cli, record: Occupation): string {
  const head = pairs([
    [cli.say('code'), record.code],
    [cli.say('title'), record.title],
    [cli.say('status'), translate(cli.language, `occupations.status.${record.status}`)],
    [cli.say('version'), String(record.version)],
    [cli.say('updated'), instant(record.updated_at, cli.language)],
    [cli.say('titles'), String(record.titles.length)],
    ...(record.masculine === null ? [] : [[cli.say('masculine'), record.masculine] as const]),
    ...(record.feminine === null ? [] : [[cli.say('feminine'), record.feminine] as const]),
    ...record.variants.map(
      ({ language, age, format, gender, name }) =>
        [cli.say('variant'), `${name} (${[language, age, format, gender].join(', ')})`] as const,
    ),
    ...(record.locked.length === 0
      ? []
      : [
          [
            cli.say('locked'),
            record.locked.map((field) => translate(cli.language, `occupations.field.${field}`)).join(', '),
          ] as const,
        ]),
    ...(record.proposed ? [[cli.say('proposal'), `vigie occupations proposal ${record.code}`] as const] : []),
    ...(record.last_error === null ? [] : [[cli.say('last_error'), record.last_error] as const]),
  ])
  if (record.content === null) return head
  const warning = record.simulated ? `\n\n${translate(cli.language, 'occupations.simulated')}` : ''
  const fields = Object.entries(record.content).map(
    ([field, value]) => `${label(cli, field)}\n${contentText(cli, field, value)}`,
  )
  return `${head}${warning}\n\n${fields.join('\n\n')}`
}

/** Returns what was removed (-) and added (+), field by field; a sentence if nothing differs. Empty and missing are equal. */
export function differenceText(cli: Cli, fields: readonly FieldDifference[]): string {
  const changed = fields.filter(({ before, after }) => !(isNothing(before) && isNothing(after)))
  if (changed.length === 0) return cli.say('no_difference')
  return changed
    .map((difference) => `${label(cli, difference.field)}\n${changeText(cli, difference)}`)
    .join('\n\n')
}

function changeText(cli: Cli, { field, before, after, added, removed }: FieldDifference): string {
  if (added.length + removed.length === 0) {
    const shown = (value: unknown) => contentText(cli, field, value)
    return `${cli.paint('red', signed('-', shown(before)))}\n${cli.paint('green', signed('+', shown(after)))}`
  }
  const lines = [
    ...removed.map((line) => cli.paint('red', `- ${line}`)),
    ...added.map((line) => cli.paint('green', `+ ${line}`)),
  ]
  return lines.join('\n')
}

/** Each line of a value has the sign. */
const signed = (sign: string, text: string): string =>
  text
    .split('\n')
    .map((line) => `${sign} ${line}`)
    .join('\n')

function label(cli: Cli, field: string): string {
  const name = translateOr(cli.language, `occupations.field.${field.split('.')[0]}`, field)
  return cli.paint('bold', field.includes('.') ? `${name} (${field})` : name)
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)
}

/** @param field its path, for example `salaries.junior.median` */
function contentText(cli: Cli, field: string, value: unknown): string {
  if (isNothing(value)) return '-'
  if (Array.isArray(value)) return value.map((item) => `  ${item}`).join('\n')
  const reader = { language: cli.language, group: 'occupations' }
  const shape = placeAt(occupationContentSchema, field)?.schema
  if (typeof value === 'object' && value !== null) return partText(reader, value, shape)
  return valueText(reader, field.split('.').at(-1) ?? field, value, shape)
}

type ModelsComparison = z.infer<typeof comparedRecordSchema>

/** Returns what several models wrote, record by record, each with its cost. */
export function comparedText(cli: Cli, records: readonly ModelsComparison[]): string {
  return records
    .map(({ code, title, texts }) => {
      const parts = texts.map(({ model, content, problem, cost_usd }) => {
        const head = cli.paint('bold', `${model} (${fixed(cost_usd, 4, cli.language)} USD)`)
        const fields = Object.entries(content ?? {}).map(
          ([field, value]) => `${label(cli, field)}\n${contentText(cli, field, value)}`,
        )
        return [head, problem ?? fields.join('\n')].join('\n')
      })
      return [cli.paint('bold', `${code} ${title}`), ...parts].join('\n\n')
    })
    .join('\n\n')
}
