/** Shows the time that Vigie uses, and when the clock was wrong. */
import type { ClockView } from '../../../shared/contract/system.ts'
import type { Cli, Register } from './base.ts'
import { duration, instant, pairs } from './formatting.ts'
import { operation } from './operation-command.ts'

export const register: Register = (program, cli) => {
  operation(program, cli, ['system', 'clock'], { usage: 'clock', text: (view) => clockText(cli, view) })
}

function clockText(cli: Cli, { now, confirmed, ahead_seconds: ahead, periods }: ClockView): string {
  const state = cli.say(ahead !== 0 ? 'clock_held' : confirmed ? 'clock_confirmed' : 'clock_unconfirmed')
  const facts = pairs([
    [cli.say('time'), instant(now, cli.language)],
    [cli.say('state'), state],
    ...(ahead === 0 ? [] : [[cli.say('clock_ahead'), duration(ahead * 1000, cli.language)] as const]),
  ])
  return [facts, ...periods.map(({ message }) => message)].join('\n')
}
