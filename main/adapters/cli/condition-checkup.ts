/** Shows what the machine reports of the conditions that jobs can have. */
import { translate } from '../../../shared/messages/index.ts'
import { CONDITIONS, type JobCondition } from '../../../shared/vocabulary.ts'
import { machineConditions } from '../machine/conditions.ts'
import { choiceWord } from './answer-words.ts'
import type { Cli } from './base.ts'
import type { UnnamedCheckResult } from './check-result.ts'
import { healthOf } from './daemon.ts'

/** Of the running instance, which knows more in a desktop; otherwise of this process. */
export async function conditionCheckup(cli: Cli): Promise<UnnamedCheckResult> {
  const running = (await healthOf(cli)) !== null
  const conditions: Readonly<Partial<Record<JobCondition, boolean | null>>> = running
    ? (await (await cli.instance()).system.about()).conditions
    : Object.fromEntries(CONDITIONS.map((name) => [name, machineConditions.holds(name)]))
  const parts = CONDITIONS.map((name) => {
    const holds = conditions[name] ?? null
    const state = cli.say(holds === null ? 'doctor.unknown' : holds ? 'doctor.yes' : 'doctor.no')
    const condition = choiceWord({ language: cli.language, group: 'doctor' }, 'condition', name) ?? name
    return cli.say('doctor.condition', { name: condition, state })
  })
  const detail = parts.join(translate(cli.language, 'joint'))
  return conditions.network === false
    ? { state: 'warn', detail, remedy: cli.say('doctor.connect') }
    : { state: 'ok', detail, remedy: null }
}
