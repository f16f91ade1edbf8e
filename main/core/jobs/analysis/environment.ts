/** Applies the environment variables of the source system, which override the settings of its job. */

import { VigieError } from '../../../../shared/errors.ts'
import { inputProblem } from '../../../../shared/input-problem.ts'
import { jobDefinitionSchema } from '../../../../shared/job.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { ProcessEnvironment } from '../../ports/process-environment.ts'
import type { Override } from '../../settings/overridden.ts'
import type { AnalysisDefinition } from './variables.ts'
import { VARIABLES, type Variable } from './variables.ts'

/** Returns the overrides for the job "analysis"; none if the job does not exist. */
export function environmentOverride(environment: ProcessEnvironment): Override {
  return {
    apply: (settings) => {
      const definition = analysisIn(settings)
      return definition === null ? settings : withAnalysis(settings, withEnvironment(definition, environment))
    },
    keep: (stored, next) => {
      const [before, after] = [analysisIn(stored), analysisIn(next)]
      if (before === null || after === null) return next
      return withAnalysis(next, keptOf(before, after, environment))
    },
  }
}

/**
 * Returns the definition with the variables applied. Nothing is written back to the settings.
 * @throws VigieError invalid_input naming the variable
 */
export function withEnvironment(
  definition: AnalysisDefinition,
  environment: ProcessEnvironment,
): AnalysisDefinition {
  return given(environment).reduce((current, [variable, text]) => {
    const candidate = variable.over(current, text)
    const parsed = jobDefinitionSchema.safeParse(candidate)
    if (parsed.success) return parsed.data as AnalysisDefinition
    const { problem } = inputProblem(parsed.error.issues, 'en')
    throw new VigieError('invalid_input', { field: variable.name, problem }, { cause: parsed.error })
  }, definition)
}

/**
 * Removes what the variables decide from a change, so that a displayed override that comes back is not stored.
 * @throws VigieError set_by_environment if the change is about such a part
 */
function keptOf(
  before: AnalysisDefinition,
  after: AnalysisDefinition,
  environment: ProcessEnvironment,
): AnalysisDefinition {
  const shown = withEnvironment(before, environment)
  return given(environment).reduce((kept, [{ name, field, take }]) => {
    const answer = JSON.stringify(take(kept, kept))
    if (answer === JSON.stringify(take(kept, before))) return kept
    if (answer === JSON.stringify(take(kept, shown))) return take(kept, before)
    throw new VigieError('set_by_environment', { field, variable: name })
  }, after)
}

/** Treats an empty variable as unset: compose files and systemd units omit values this way. */
function given(environment: ProcessEnvironment): readonly (readonly [Variable, string])[] {
  return VARIABLES.flatMap((variable) => {
    const text = environment[variable.name]?.trim()
    return text === undefined || text === '' ? [] : [[variable, text] as const]
  })
}

function analysisIn({ jobs: { analysis } }: Settings): AnalysisDefinition | null {
  return analysis?.kind === 'analysis' ? analysis : null
}

function withAnalysis(settings: Settings, analysis: AnalysisDefinition): Settings {
  return { ...settings, jobs: { ...settings.jobs, analysis } }
}
