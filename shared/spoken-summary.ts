/** What a run found, under the names that people read. */

/** Returns a summary as it is shown: a simulation has rewritten nothing, so its records are called simulated. */
export function spokenSummary(summary: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  if (summary.simulation !== true) return summary
  const figures = Object.entries(summary).filter(([name]) => name !== 'simulation')
  return Object.fromEntries(figures.map(([name, value]) => [name === 'updated' ? 'simulated' : name, value]))
}
