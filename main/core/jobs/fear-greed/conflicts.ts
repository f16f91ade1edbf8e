/** Prevents two jobs from computing one profile: its scores are stored and read by profile. */
import type { DefinitionOf } from '../../../../shared/job.ts'
import type { ProfileId } from '../../../../shared/kinds/fear-greed.ts'
import type { Settings } from '../../../../shared/settings.ts'
import { unusable } from '../../../../shared/unusable-path.ts'
import type { DefinitionChange } from '../kind.ts'

type FearGreed = DefinitionOf<'fear-greed'>

/**
 * Rejects a job whose profile another job computes. Skipped if the job already has the profile.
 * @throws VigieError invalid_input naming the other job
 */
export function assertNoConflict({ definition, before, others }: DefinitionChange<FearGreed>): void {
  const { profile } = definition.settings
  if (before?.settings.profile === profile) return
  const holder = [...others].find(([, other]) => other.settings.profile === profile)
  if (holder !== undefined) throw profileTaken(profile, holder[0])
}

/** Returns the job that computes a profile, the first one if a settings file names two; null if there is none. */
export function holderOf(
  jobs: Settings['jobs'],
  profile: ProfileId,
): { readonly id: string; readonly job: FearGreed } | null {
  const { 'fear-greed': first, ...rest } = jobs
  for (const [id, job] of [...(first ? [['fear-greed', first] as const] : []), ...Object.entries(rest)])
    if (job.kind === 'fear-greed' && job.settings.profile === profile) return { id, job }
  return null
}

/** @throws VigieError invalid_input if the profile of a run belongs to another job */
export function assertHolds(jobs: Settings['jobs'], jobId: string, profile: ProfileId): void {
  const holder = holderOf(jobs, profile)
  if (holder !== null && holder.id !== jobId) throw profileTaken(profile, holder.id)
}

const profileTaken = (profile: ProfileId, job: string) =>
  unusable('settings.profile', 'profile_taken', { profile, job })
