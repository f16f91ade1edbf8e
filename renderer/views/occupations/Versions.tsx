import { useState } from 'react'
import type { Occupation, OccupationVersion } from '../../../shared/contract/occupations-answers.ts'
import { Card } from '../../parts/Card.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loaded } from '../../parts/Loaded.tsx'
import { useAction } from '../../parts/useAction.ts'
import { useRead, useSession, useWords } from '../../session.ts'
import { showToast } from '../../shell/toast.ts'
import { DOT } from '../../words/dot.ts'
import { Difference } from './Difference.tsx'
import { readVersions } from './reads.ts'

/** Every version with its author and cost; each can be compared with the previous one, and restored. */
export function Versions({ occupation }: { readonly occupation: Occupation }) {
  const words = useWords()
  const [open, setOpen] = useState<number | null>(null)
  const read = readVersions(occupation.code)
  const state = useRead(read)
  return (
    <Card title={words.t('panel.occupations.versions')}>
      <Loaded read={read} state={state}>
        {(versions) => (
          <ul className="rows">
            {versions.map((version) => (
              <VersionRow
                key={version.version}
                version={version}
                current={version.version === occupation.version}
                open={version.version === open}
                onOpen={() => setOpen(version.version === open ? null : version.version)}
              />
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  )
}

interface VersionRowProps {
  readonly version: OccupationVersion
  readonly current: boolean
  readonly open: boolean
  readonly onOpen: () => void
}

function VersionRow({ version, current, open, onOpen }: VersionRowProps) {
  const words = useWords()
  const { client } = useSession()
  const action = useAction()
  const { code } = version
  const rollback = () =>
    void action.run(async () => {
      await client.occupations.rollback({ code, version: version.version })
      showToast(words.t('panel.occupations.rolled_back', { version: version.version }))
    })
  return (
    <li>
      <div className="version">
        <strong className="version-name">
          {words.t('panel.occupations.version', { version: version.version })}
        </strong>
        <span className="muted">
          {words.moment(version.at)}
          {DOT}
          <span className="nowrap">{version.model ?? words.t(`occupations.author.${version.author}`)}</span>
          {version.cost_usd > 0 && `${DOT}${words.dollars(version.cost_usd, 3)}`}
        </span>
        <span className="buttons">
          <button type="button" className="button small" aria-expanded={open} onClick={onOpen}>
            {words.t('panel.occupations.compare')}
          </button>
          {!current && (
            <button type="button" className="button small" disabled={action.busy} onClick={rollback}>
              {words.t('panel.occupations.rollback')}
            </button>
          )}
        </span>
      </div>
      {action.error !== undefined && <Failure error={action.error} />}
      {open && <Difference code={code} from={version.version - 1} to={version.version} />}
    </li>
  )
}
