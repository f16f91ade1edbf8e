/** What the procedures of the contract call. One service a domain; each is built by the composition root. */
import type { AnalysisService } from './analysis.ts'

export interface Services {
  readonly analysis: AnalysisService
}
