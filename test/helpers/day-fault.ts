/** Why a run set a day apart. */
import { expect } from 'vitest'
import type { RunResult } from '../../main/core/jobs/kind.ts'
import { type LocalizableMessage, localizeParams } from '../../shared/errors.ts'
import type { UnlocalizedFault } from '../../shared/run.ts'

/** Returns why a run set its only day apart; of an archive in doubt, what is wrong with it. */
export async function faultOf(run: Promise<RunResult>): Promise<Record<string, unknown>> {
  const { outcome, faults } = await run
  expect([outcome, faults.length]).toEqual(['partial', 1])
  const { code, params = {} } = faults[0] as UnlocalizedFault
  const { archive } = params as { archive?: LocalizableMessage }
  const fault =
    archive === undefined ? { code, params } : { code: archive.messageKey, params: archive.params ?? {} }
  return { code: fault.code, ...localizeParams(fault.params, 'en') }
}
