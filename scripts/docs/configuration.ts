/** docs/configuration.md */
import * as z from 'zod'
import { jobDefinitionSchema } from '../../shared/job.ts'
import { kindSettingsSchemas } from '../../shared/kinds/index.ts'
import { settingsSchema } from '../../shared/settings.ts'
import { GENERATED, tableRow } from './markdown.ts'

interface SettingsSchema {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly description?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly properties?: Readonly<Record<string, SettingsSchema>>
  readonly items?: SettingsSchema
  readonly anyOf?: readonly SettingsSchema[]
  readonly oneOf?: readonly SettingsSchema[]
}

const VARIABLES: readonly (readonly [string, string])[] = [
  ['VIGIE_DATA', 'The data folder'],
  ['VIGIE_DEBUG', 'Set to write debug lines into the log'],
  ['NO_COLOR', 'Set for a command line without colours'],
  ['ANTHROPIC_API_KEY', 'The key for Claude; overrides the stored one'],
  ['ANTHROPIC_BASE_URL', 'An address to which this key may go; the settings say which jobs use it'],
  ['HTTPS_PROXY, HTTP_PROXY, ALL_PROXY, NO_PROXY', 'The proxy, headless; the settings override them'],
  ['NODE_EXTRA_CA_CERTS', 'Further certificate authorities'],
  ['DIEGO_URL', 'analysis: address of the service'],
  ['CRON_PATTERN', 'analysis: its schedule'],
  ['ENABLE_SCHEDULER', 'analysis: true or false, whether the job is on'],
  ['RETRY_ATTEMPTS', 'analysis: further tries after the first'],
  ['RETRY_DELAY_MS', 'analysis: pause between tries'],
  ['RUN_ON_START', 'analysis: true or false'],
]

/** Returns docs/configuration.md, from the schemas. */
export function configurationPage(): string {
  const kinds = Object.entries(kindSettingsSchemas).map(
    ([kind, schema]) =>
      `## Settings of ${kind}\n\nUnder \`jobs.<id>.settings\` of a job of this kind.\n\n${table(schema)}`,
  )
  return `# Configuration

${GENERATED}

Settings live in \`settings.json\` in the data folder. Change them in the panel or on the command line:

\`\`\`sh
vigie settings set storage.log_days=30 notifications.quiet_hours.enabled=true
vigie settings unset storage.log_days     # back to its default
vigie jobs set analysis settings.headers.X-Api-Key=123
vigie jobs unset analysis settings.headers.X-Api-Key
\`\`\`

A value has the type of its setting; one that does not fit, or a path that no setting has, is refused, and nothing is changed.
An object replaces the one before: \`settings.body={"symbol":"BTC/USDT"}\` keeps no other field.

Over REST, \`PATCH /api/v1/settings\` and \`PATCH /api/v1/jobs/{id}\` merge \`changes\` into what is there, after removing what
the paths in \`unset\` name: an entry of a map is removed, a field returns to its default. A path in both is replaced as a whole.

## Settings

${table(settingsSchema, ['jobs'])}
## A job

Under \`jobs.<id>\`.

${table(jobDefinitionSchema.options[0], ['settings'])}
${kinds.join('\n')}
## Environment

| variable | |
|---|---|
${VARIABLES.map(([name, what]) => tableRow([`\`${name}\``, what])).join('\n')}
`
}

function table(schema: z.ZodType, without: readonly string[] = []): string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as SettingsSchema
  const rows = fields(json, '', without)
  if (rows.length === 0) return 'None.\n'
  return `| setting | value | default | |\n|---|---|---|---|\n${rows.map(tableRow).join('\n')}\n`
}

function fields(
  schema: SettingsSchema,
  prefix: string,
  without: readonly string[],
): readonly (readonly string[])[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    if (without.includes(name)) return []
    const path = prefix + name
    const variants = [field, ...(field.oneOf ?? [])].filter(({ properties }) => properties !== undefined)
    if (variants.length > 0) return variants.flatMap((variant) => fields(variant, `${path}.`, []))
    const standard = field.default === undefined ? '' : `\`${JSON.stringify(field.default)}\``
    return [[`\`${path}\``, valueIn(field), standard, field.description ?? '']]
  })
}

function valueIn(schema: SettingsSchema): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.enum !== undefined) return schema.enum.map((value) => JSON.stringify(value)).join(', ')
  const choices = schema.anyOf ?? schema.oneOf
  if (choices !== undefined) return [...new Set(choices.map(valueIn))].join(' or ')
  const type = [schema.type ?? 'any'].flat().join(' or ')
  const range = [schema.minimum, schema.maximum].some((bound) => bound !== undefined)
  return range ? `${type}, ${schema.minimum ?? ''} to ${schema.maximum ?? ''}` : type
}
