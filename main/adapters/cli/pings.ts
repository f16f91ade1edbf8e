/** Pings: list, set, remove, test. */

import { group, type Register } from './base.ts'
import { operations } from './operation-command.ts'
import { readSecretFile } from './secret-file.ts'
import { testText } from './test-text.ts'

/** An outside service did not take the ping. */
const REFUSED = 7

/** Adds `pings`; none of its commands needs an instance. */
export const register: Register = (program, cli) => {
  const names = { url: 'url <address>', every_minutes: 'every <minutes>', enabled: 'enable/disable' }
  operations(group(program, 'pings'), cli, 'pings', {
    list: {
      example: '--json',
      columns: ['target', 'style', 'enabled', 'every_minutes', 'last_sent_at', 'problem'],
    },
    set: {
      usage: 'set <target>',
      example: 'vigie --url https://hc-ping.com/5f0a7d2e-1f6b-4f0e-9a55-8e1c2b7d3a10',
      names,
      prepare: async (input) =>
        input.url === undefined
          ? input
          : { ...input, url: await readSecretFile('url', input.url, cli.signal) },
    },
    remove: { usage: 'remove <target>', example: 'vigie' },
    test: {
      usage: 'test <target>',
      example: 'vigie',
      follow: async (answer) => {
        cli.print(answer, ({ target, state, problem }) => testText(cli, { place: target, state, problem }))
        if (answer.state === 'failed') cli.leaveWith(REFUSED)
      },
    },
  })
}
