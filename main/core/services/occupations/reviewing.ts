/** Texts of Claude that wait for a person: compared, accepted whole or field by field, or dropped. */
import { literalMessage, VigieError } from '../../../../shared/errors.ts'
import type { ContentField } from '../../../../shared/occupation.ts'
import { toInstant } from '../../../../shared/time/instant.ts'
import { dollars } from '../../jobs/occupations/cost.ts'
import { differences } from '../../jobs/occupations/difference.ts'
import { changedFields, EMPTY_CONTENT, withFields } from '../../jobs/occupations/locked.ts'
import type { RecordProposal } from '../../jobs/occupations/ports.ts'
import type { ByCode, OccupationsServiceDeps } from './deps.ts'
import { changed, recordOf, viewOf } from './records.ts'

/** The reviewing part of the service. */
export function createReviewing(deps: OccupationsServiceDeps) {
  const { store, clock } = deps

  /** @throws VigieError occupation_not_found | occupation_no_proposal */
  function waiting(code: string) {
    const record = recordOf(deps, code)
    const proposal = store.proposal(code)
    if (proposal === null) throw new VigieError('occupation_no_proposal', { code })
    return { proposal, current: record.content ?? EMPTY_CONTENT }
  }

  /** An accepted text keeps its author: Claude wrote it, a person let it pass. */
  function save(proposal: RecordProposal, content: RecordProposal['content']) {
    const { code, model, prompt, cost } = proposal
    const description = literalMessage(model)
    const none = { settlement: null, cycleId: null, simulated: false }
    const written = { code, model, prompt, cost, content, description }
    store.saveVersion({ ...none, ...written, at: clock.now(), author: 'claude', agent: 'person' })
  }

  return {
    proposal({ code }: ByCode) {
      const { proposal, current } = waiting(code)
      return {
        code,
        at: toInstant(proposal.at, clock.zone()),
        model: proposal.model,
        cost_usd: dollars(proposal.cost),
        fields: differences({ ...current }, { ...proposal.content }),
      }
    },
    accept({ code, fields }: ByCode & { readonly fields?: readonly ContentField[] | undefined }) {
      const { proposal, current } = waiting(code)
      const differing = changedFields(current, proposal.content)
      const taken = fields === undefined ? differing : differing.filter((field) => fields.includes(field))
      if (taken.length > 0) save(proposal, withFields(current, proposal.content, taken))
      store.endProposal(code)
      changed(deps, code)
      return viewOf(deps, code)
    },
    reject({ code }: ByCode) {
      waiting(code)
      store.rejectProposal(code, clock.now())
      changed(deps, code)
      return viewOf(deps, code)
    },
  }
}
