import { useState } from 'react'
import type { FieldDifference } from '../../../shared/contract/occupations-answers.ts'
import type { ContentField } from '../../../shared/occupation.ts'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { Changes } from './Difference.tsx'
import { readProposal } from './reads.ts'

/** A text of Claude that waits: each field can be chosen, and the rest is dropped. */
export function ProposalCard({ code }: { readonly code: string }) {
  const words = useWords()
  const read = readProposal(code)
  const state = useRead(read)
  return (
    <Card title={words.t('panel.occupations.proposal')}>
      <Loaded read={read} state={state}>
        {({ model, cost_usd, fields }) => (
          <>
            <p className="muted">
              {words.t('panel.occupations.proposal.what', { model, cost: words.dollars(cost_usd, 3) })}
            </p>
            <Choosing code={code} differences={fields} />
          </>
        )}
      </Loaded>
    </Card>
  )
}

const fieldOf = ({ field }: FieldDifference) => field.split('.')[0] as ContentField

interface ChoosingFieldsProps {
  readonly code: string
  readonly differences: readonly FieldDifference[]
}

function Choosing({ code, differences }: ChoosingFieldsProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const fields = [...new Set(differences.map(fieldOf))]
  const [left, setLeft] = useState<readonly ContentField[]>([])
  const chosen = fields.filter((field) => !left.includes(field))
  const accept = () =>
    void action.run(async () => {
      await client.occupations.accept({ code, fields: chosen })
      showToast(words.t('panel.occupations.accepted'))
    })
  return (
    <>
      {fields.map((field) => (
        <section key={field}>
          <label>
            <input
              type="checkbox"
              checked={!left.includes(field)}
              onChange={({ target }) =>
                setLeft((before) =>
                  target.checked ? before.filter((one) => one !== field) : [...before, field],
                )
              }
            />{' '}
            {words.t(`occupations.field.${field}`)}
          </label>
          <div className="difference">
            <Changes fields={differences.filter((one) => fieldOf(one) === field)} />
          </div>
        </section>
      ))}
      <div className="buttons">
        <button
          type="button"
          className="button primary"
          disabled={action.busy || chosen.length === 0}
          onClick={accept}
        >
          {words.t('panel.occupations.accept')}
        </button>
        <button
          type="button"
          className="button"
          disabled={action.busy}
          onClick={() => void action.run(() => client.occupations.reject({ code }))}
        >
          {words.t('panel.occupations.reject')}
        </button>
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
    </>
  )
}
