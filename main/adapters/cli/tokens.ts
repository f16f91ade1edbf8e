/** Tokens of the REST API by name: list, add, revoke. */
import { group, type Register } from './base.ts'
import { operations } from './operation-command.ts'

export const register: Register = (program, cli) =>
  operations(group(program, 'tokens'), cli, 'tokens', {
    list: { example: '--json' },
    add: {
      usage: 'add <name>',
      example: 'grafana --right read --days 30',
      text: ({ token, feed_path: path }) => path ?? token,
    },
    revoke: { usage: 'revoke <name>', example: 'grafana' },
  })
