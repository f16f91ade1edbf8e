/** Tokens of the REST API by name: list, add, revoke. */
import { FIRST_TOKEN } from '../../../shared/token.ts'
import { group, type Register } from './base.ts'
import { instant } from './formatting.ts'
import { operations } from './operation-command.ts'

export const register: Register = (program, cli) =>
  operations(group(program, 'tokens'), cli, 'tokens', {
    list: { example: '--json' },
    add: {
      usage: 'add <name>',
      example: 'grafana --right read --days 30',
      text: ({ token, feed_path: path }) => path ?? token,
      note: ({ expires_at: end }) =>
        end === null ? cli.say('token_endless') : cli.say('token_ends', { end: instant(end, cli.language) }),
    },
    revoke: {
      usage: 'revoke <name>',
      example: 'grafana',
      text: (_, { name }) => cli.say(name === FIRST_TOKEN ? 'token_replaced' : 'token_revoked', { name }),
    },
  })
