/** What a command prints cannot command the terminal. */
import { expect, it } from 'vitest'
import { paintFor, pairs, printable, table } from '../../../main/adapters/cli/formatting.ts'
import { createSession } from '../../../main/adapters/cli/session.ts'
import { VigieError } from '../../../shared/errors.ts'
import { collectingEnvironment } from '../../helpers/cli-environment.ts'

const HOSTILE = '\u001b]0;owned\u0007\u001b[2J\u202E\u009b31m'

it('keeps our colours and aligns by what is shown', () => {
  const paint = paintFor(true, {})
  const text = printable(table(['a', 'b'], [[paint('red', 'x'), `y${HOSTILE}`]]))
  expect(text).toBe('a  b\n\u001b[31mx\u001b[39m  y\\u001b]0;owned\\u0007\\u001b[2J\\u202e\\u009b31m')
})

it.each([
  ['nowhere but on a terminal', false, {}],
  ['not where NO_COLOR asks for none', true, { NO_COLOR: '1' }],
  ['not on a terminal that has none', true, { TERM: 'dumb' }],
])('colours %s', (_, terminal, env) => {
  expect(paintFor(terminal, env)('red', 'x')).toBe('x')
})

it.each([true, false])('prints no control character (JSON: %s)', (json) => {
  const out: string[] = []
  const session = createSession(collectingEnvironment([], out))
  session.begin({ json })
  session.cli.print({ title: HOSTILE }, ({ title }) => title)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
  expect(out.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
})

it('forges no row of a table', () => {
  expect(table(['job', 'says'], [['a', 'ok\nb  failed']])).toBe('job  says\na    ok\\nb  failed')
})

it('forges no name beside a value', () => {
  const text = pairs([
    ['outcome', 'failed'],
    ['fault', 'it has "x\noutcome  succeeded"'],
  ])
  expect(text).toBe('outcome  failed\nfault    it has "x\n         outcome  succeeded"')
})

it('tells of the outside in one line', () => {
  const { message, params } = new VigieError('check_failed', { source: 'x', found: 'a\nhj: all is well' })
  expect([message, params.found].join()).not.toContain('\n')
})
