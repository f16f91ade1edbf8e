/** Channels: list, add, edit, remove, test. */
import { group, type Register } from './base.ts'
import { operations } from './operation-command.ts'
import { readSecretFile } from './secret-file.ts'
import { testText } from './test-text.ts'

/** An outside service did not take the notification. */
const REFUSED = 7

/** Adds `channels`; none of its commands needs an instance. */
export const register: Register = (program, cli) => {
  const names = {
    options: 'option <name=value>',
    secrets: 'secret <name=value>',
    headers: 'header <name=value>',
    types: 'type',
    minimum_priority: 'minimum-priority <priority>',
    quiet_from: 'quiet-from <hour>',
    quiet_to: 'quiet-to <hour>',
    at_most_every_minutes: 'at-most-every <minutes>',
    repeat_minutes: 'repeat-after <minutes>',
    repeat_most: 'repeat-most <count>',
    template: 'template <text>',
    enabled: 'enable/disable',
    quiet_critical: 'quiet-critical/quiet-all',
    allow_insecure: 'allow-insecure/https-only',
  }
  operations(group(program, 'channels'), cli, 'channels', {
    list: {
      example: '--json',
      columns: ['name', 'preset', 'enabled', 'minimum_priority', 'waiting', 'last_sent_at', 'problem'],
    },
    presets: {
      columns: [
        ['name', ({ preset }) => preset],
        'title',
        ['field', ({ fields }) => fields.map(fieldText).join(', ')],
      ],
    },
    get: { usage: 'show <name>', example: 'phone' },
    add: {
      usage: 'add <name>',
      example: 'phone --preset ntfy --option topic=vigie-7f3a',
      names,
      prepare: (input) => fromFiles(input, cli.signal),
    },
    edit: {
      usage: 'edit <name>',
      example: 'phone --minimum-priority HIGH',
      names,
      prepare: (input) => fromFiles(input, cli.signal),
    },
    remove: { usage: 'remove <name>', example: 'phone' },
    test: {
      usage: 'test <name>',
      example: 'phone',
      follow: async (answer) => {
        cli.print(answer, ({ channel, state, problem }) => testText(cli, { place: channel, state, problem }))
        if (answer.state === 'failed') cli.leaveWith(REFUSED)
      },
    },
  })
}

interface NamedPresetField {
  readonly name: string
  readonly secret: boolean
  readonly required: boolean
}

const fieldText = ({ name, secret, required }: NamedPresetField): string =>
  `${secret ? '--secret' : '--option'} ${name}${required ? '' : '?'}`

type OptionValues = Readonly<Record<string, string>>

interface WithSecrets {
  readonly secrets?: OptionValues | undefined
  readonly headers?: OptionValues | undefined
}

/** A secret or header given as `@file` is the content of that file: it stays out of the history of the shell. */
async function fromFiles<I extends WithSecrets>(input: I, signal: AbortSignal): Promise<I> {
  const { secrets, headers } = input
  return {
    ...input,
    ...(secrets && { secrets: await readFiles(secrets, signal) }),
    ...(headers && { headers: await readFiles(headers, signal) }),
  }
}

async function readFiles(values: OptionValues, signal: AbortSignal): Promise<OptionValues> {
  const read: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) read[name] = await readSecretFile(name, value, signal)
  return read
}
