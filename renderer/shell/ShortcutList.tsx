import { Dialog } from '../parts/Dialog.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Switch } from '../parts/Switch.tsx'
import { useAction } from '../parts/useAction.ts'
import { useSession, useWords } from '../session.ts'
import { readSettings } from '../store/known.ts'
import { VIEWS } from './panel-route.ts'
import { VIEW_KEYS } from './Shortcuts.tsx'

interface ShortcutListProps {
  /** Whether keys without Ctrl act. */
  readonly single: boolean
  readonly onClose: () => void
}

/** The keys that act anywhere in the panel, and a switch for those without Ctrl. */
export function ShortcutList({ single, onClose }: ShortcutListProps) {
  const words = useWords()
  const { client, reads } = useSession()
  const action = useAction()
  const change = (single_keys: boolean) =>
    void action.run(async () => {
      const saved = await client.settings.update({ changes: { appearance: { single_keys } } })
      reads.patch(readSettings.key, () => saved)
    })
  const singleKeys: readonly (readonly [string, string])[] = [
    ['/', words.t('panel.keys.search')],
    ['?', words.t('panel.keys')],
    ...VIEWS.map((view) => [`g ${VIEW_KEYS[view]}`, words.t(`panel.view.${view}`)] as const),
  ]
  const keys = [['Ctrl K', words.t('panel.palette')] as const, ...(single ? singleKeys : [])]
  return (
    <Dialog title={words.t('panel.keys')} onClose={onClose}>
      <dl className="facts">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <Switch checked={single} disabled={action.busy} onChange={change}>
        {words.t('field.single_keys')}
      </Switch>
      {action.error !== undefined && <Failure error={action.error} />}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.close')}
        </button>
      </div>
    </Dialog>
  )
}
