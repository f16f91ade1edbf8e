import { useId, useState } from 'react'
import type * as z from 'zod'
import type { modelSchema } from '../../../shared/contract/occupations-answers.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { DOT } from '../../words/dot.ts'
import { type ComparedRecord, ComparedRecords } from './ComparedRecords.tsx'
import { readModels } from './reads.ts'

type Model = z.infer<typeof modelSchema>

const MOST_MODELS = 3
const MOST_RECORDS = 10

interface ModelsDialogProps {
  /** Whether there is no key: then only the costs can be compared. */
  readonly simulation: boolean
  readonly onClose: () => void
}

/** Compares the models before a run: what each would cost, and what some of them write of the same records. */
export function ModelsDialog({ simulation, onClose }: ModelsDialogProps) {
  const words = useWords()
  const state = useRead(readModels)
  return (
    <Dialog
      wide
      title={words.t('panel.occupations.models')}
      intro={words.t('panel.occupations.models.intro')}
      onClose={onClose}
    >
      <Loaded read={readModels} state={state}>
        {(models) => <Choosing models={models} simulation={simulation} />}
      </Loaded>
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.close')}
        </button>
      </div>
    </Dialog>
  )
}

interface ChoosingModelsProps {
  readonly models: readonly Model[]
  readonly simulation: boolean
}

function Choosing({ models, simulation }: ChoosingModelsProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const id = useId()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [records, setRecords] = useState(MOST_RECORDS)
  const [compared, setCompared] = useState<readonly ComparedRecord[]>([])
  const cost = models
    .filter(({ model }) => chosen.includes(model))
    .reduce((sum, { cost_per_record_usd }) => sum + cost_per_record_usd * records, 0)
  const toggle = (model: string, on: boolean) =>
    setChosen((before) => (on ? [...before, model] : before.filter((one) => one !== model)))
  const compare = () =>
    void action.run(async () => {
      const answer = await client.occupations.compare({ models: [...chosen], records })
      setCompared(answer.records)
    })
  return (
    <>
      <ModelTable models={models} chosen={chosen} choosable={!simulation} onToggle={toggle} />
      {simulation ? (
        <p className="muted">{words.t('panel.occupations.models.no_key')}</p>
      ) : (
        <div className="compare-tools">
          <div className="field">
            <label htmlFor={id}>{words.t('panel.occupations.models.records')}</label>
            <input
              id={id}
              className="input"
              type="number"
              min={1}
              max={MOST_RECORDS}
              value={records}
              onChange={({ target }) =>
                setRecords(Math.min(MOST_RECORDS, Math.max(1, Math.round(target.valueAsNumber) || 1)))
              }
            />
          </div>
          <button
            type="button"
            className="button primary"
            disabled={action.busy || chosen.length === 0}
            onClick={compare}
          >
            {words.t(action.busy ? 'panel.occupations.updating' : 'panel.occupations.models.compare', {
              cost: words.dollars(cost),
            })}
          </button>
        </div>
      )}
      {action.error !== undefined && <Failure error={action.error} />}
      {compared.length > 0 && <ComparedRecords records={compared} />}
    </>
  )
}

interface ModelTableProps {
  readonly models: readonly Model[]
  readonly chosen: readonly string[]
  readonly choosable: boolean
  readonly onToggle: (model: string, on: boolean) => void
}

function ModelTable({ models, chosen, choosable, onToggle }: ModelTableProps) {
  const words = useWords()
  return (
    <table className="table models">
      <thead>
        <tr>
          <th scope="col">{words.t('panel.occupations.models.model')}</th>
          <th scope="col" className="number">
            {words.t('panel.occupations.each')}
          </th>
          <th scope="col" className="number">
            {words.t('panel.occupations.models.all')}
          </th>
        </tr>
      </thead>
      <tbody>
        {models.map(({ model, chosen: current, thinks, cost_per_record_usd, total_usd }) => (
          <tr key={model}>
            <th scope="row">
              {choosable && (
                <label className="unseen" htmlFor={`model-${model}`}>
                  {model}
                </label>
              )}
              <span>
                {choosable && (
                  <input
                    id={`model-${model}`}
                    type="checkbox"
                    checked={chosen.includes(model)}
                    disabled={!chosen.includes(model) && chosen.length >= MOST_MODELS}
                    onChange={({ target }) => onToggle(model, target.checked)}
                  />
                )}{' '}
                {model}
              </span>
              {current && (
                <span className="muted">
                  {DOT}
                  {words.t('panel.occupations.models.current')}
                </span>
              )}
              {thinks && (
                <span className="muted">
                  {DOT}
                  {words.t('panel.occupations.models.thinks')}
                </span>
              )}
            </th>
            <td className="number">{words.dollars(cost_per_record_usd, 4)}</td>
            <td className="number">{words.dollars(total_usd)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
