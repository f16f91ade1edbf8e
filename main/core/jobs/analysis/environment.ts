/** The environment variables of the source system, which override the settings of its job. */
import { VigieError } from '../../../../shared/errors.ts'
import { inputProblem } from '../../../../shared/input-problem.ts'
import type { DefinitionOf } from '../../../../shared/job.ts'
import { jobDefinitionSchema } from '../../../../shared/job.ts'
import type { Settings } from '../../../../shared/settings.ts'
import type { Override } from '../../settings/overridden.ts'
import { VARIABLES, type Variable } from './variables.ts'

/** Variables of the process, or of a test. */
export type AnalysisEnvironment = Readonly<Record<string, string | undefined>>

type AnalysisDefinition = DefinitionOf<'analysis'>

/** What the variables decide of the job "analysis"; nothing where it does not exist. */
export function environmentOverride(environment: AnalysisEnvironment): Override {
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
 * The definition with the variables applied over it. Nothing is written back to the settings.
 * @throws VigieError invalid_input naming the variable.
 */
export function withEnvironment(
  definition: AnalysisDefinition,
  environment: AnalysisEnvironment,
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
 * A change without what the variables decide: what was only shown and came back is not stored.
 * @throws VigieError set_by_environment where the change is about such a part
 */
function keptOf(
  before: AnalysisDefinition,
  after: AnalysisDefinition,
  environment: AnalysisEnvironment,
): AnalysisDefinition {
  const shown = withEnvironment(before, environment)
  return given(environment).reduce((kept, [{ name, field, take }]) => {
    const asTold = JSON.stringify(take(kept, kept))
    if (asTold === JSON.stringify(take(kept, before))) return kept
    if (asTold === JSON.stringify(take(kept, shown))) return take(kept, before)
    throw new VigieError('set_by_environment', { field, variable: name })
  }, after)
}

/** An empty variable is one that is not set: so compose files and units leave out what has no value. */
function given(environment: AnalysisEnvironment): readonly (readonly [Variable, string])[] {
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
