import type { BasePreview } from '../../../shared/contract/trades.ts'
import { Wrong } from '../../parts/Failure.tsx'
import { SelectField } from '../../parts/SelectField.tsx'
import { useWords } from '../../session.ts'
import { TRADE_FIELDS } from '../../vocabulary.computed.ts'
import type { Localizer } from '../../words/words.ts'

type PreviewMapping = BasePreview['mapping']

interface BasePreviewViewProps {
  readonly preview: BasePreview
  /** The columns as they are wanted now. */
  readonly mapping: PreviewMapping
  readonly onMapping: (mapping: PreviewMapping) => void
}

/** The contents of a file: its size, its columns, and its first trades as they would be stored. */
export function BasePreviewView({ preview, mapping, onMapping }: BasePreviewViewProps) {
  const words = useWords()
  const { files, bytes, missing, problem, sample } = preview
  if (files === 0) return <Wrong text={words.t('panel.trades.adopt.nothing')} />
  return (
    <>
      <p>{words.t('panel.trades.adopt.files', { count: files, size: words.bytes(bytes) })}</p>
      <Columns preview={preview} mapping={mapping} onMapping={onMapping} />
      {missing.length > 0 && (
        <p className="reason" role="alert">
          {words.t('panel.import.missing', {
            fields: missing.map((field) => words.t(`panel.trades.field.${field}`)).join(', '),
          })}
        </p>
      )}
      {problem && <Wrong text={problem} />}
      {sample.length > 0 && <Sample sample={sample} />}
    </>
  )
}

/** The column of each field; usual names are recognised, editable. */
function Columns({ preview, mapping, onMapping }: BasePreviewViewProps) {
  const words = useWords()
  const { columns, missing } = preview
  const change = (field: keyof PreviewMapping, column: string) => {
    const { [field]: _, ...rest } = mapping
    onMapping(column === '' ? rest : { ...rest, [field]: column })
  }
  return (
    <fieldset>
      <legend className="unseen">{words.t('panel.trades.adopt.columns')}</legend>
      <div className="columns">
        {TRADE_FIELDS.map((field) => (
          <SelectField
            key={field}
            label={words.t(`panel.trades.field.${field}`)}
            value={mapping[field] ?? ''}
            options={columns}
            none={words.t('panel.import.no_column')}
            isInvalid={missing.includes(field)}
            onChange={(column) => change(field, column)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function Sample({ sample }: Pick<BasePreview, 'sample'>) {
  const words = useWords()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
    <section className="table-frame" tabIndex={0} aria-label={words.t('panel.trades.adopt.first')}>
      <table className="table">
        <thead>
          <tr>
            <th className="number">{words.t('panel.trades.field.id')}</th>
            <th>{words.t('panel.trades.field.time')}</th>
            <th className="number">{words.t('panel.trades.field.price')}</th>
            <th className="number">{words.t('panel.trades.field.quantity')}</th>
            <th>{words.t('panel.trades.field.buyer_is_maker')}</th>
          </tr>
        </thead>
        <tbody>
          {sample.map((trade) => (
            <tr key={trade.id}>
              <td className="number">{trade.id}</td>
              <td className="nowrap">{words.moment(trade.time)}</td>
              <td className="number">{exact(trade.price, words)}</td>
              <td className="number">{exact(trade.quantity, words)}</td>
              <td>{words.t(trade.buyer_is_maker ? 'panel.trades.sold' : 'panel.trades.bought')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Returns all decimals without trailing zeros; at least two. */
function exact(decimal: string, words: Localizer): string {
  const digits = (decimal.split('.')[1] ?? '').replace(/0+$/, '').length
  return words.number(Number(decimal), Math.max(2, digits))
}
