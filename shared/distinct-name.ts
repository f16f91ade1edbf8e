/** Names of jobs that tell them apart: the id is added to those that two or more share. */

/**
 * Returns the name of a job among others.
 * @param nameOf its name by itself, in the language of the reader
 */
export function distinctName<Job extends { readonly id: string }>(
  job: Job,
  all: readonly Job[],
  nameOf: (job: Job) => string,
): string {
  const name = nameOf(job)
  const shared = all.some((other) => other.id !== job.id && nameOf(other) === name)
  return shared ? `${name} (${job.id})` : name
}
