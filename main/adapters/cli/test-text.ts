/** The result of a test of a channel or a ping. */
import { choiceWord } from './answer-words.ts'
import type { Cli } from './base.ts'

interface TestedChannel {
  /** The channel, or the target of the ping. */
  readonly place: string
  readonly state: 'sent' | 'failed'
  readonly problem: string | null
}

/** Returns whether it was sent; if not, why. */
export function testText(cli: Cli, { place, state, problem }: TestedChannel): string {
  const word = choiceWord({ language: cli.language, group: 'channels' }, 'state', state) ?? state
  const delivery = cli.say('delivery', { place, state: word })
  return problem === null ? delivery : `${delivery} (${problem})`
}
