import { Dialog } from '../parts/Dialog.tsx'
import { Failure } from '../parts/Failure.tsx'
import { Switch } from '../parts/Switch.tsx'
import { useChosen } from '../parts/useChosen.ts'
import { useSession, useWords } from '../session.ts'
import { changeSettings } from '../store/change-settings.ts'
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
  const session = useSession()
  const act = useChosen(single, (single_keys: boolean) =>
    changeSettings(session, { changes: { appearance: { single_keys } } }),
  )
  const singleKeys: readonly (readonly [string, string])[] = [
    ['/', words.t('panel.keys.search')],
    ['?', words.t('panel.keys')],
    ...VIEWS.map((view) => [`g ${VIEW_KEYS[view]}`, words.t(`panel.view.${view}`)] as const),
  ]
  const keys = [
    ['Ctrl K', words.t('panel.palette')] as const,
    ['Ctrl Z', words.t('panel.keys.undo')] as const,
    ...(act.value ? singleKeys : []),
  ]
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
      <Switch checked={act.value} onChange={act.choose}>
        {words.t('field.single_keys')}
      </Switch>
      {act.error !== undefined && <Failure error={act.error} />}
      <div className="buttons">
        <button type="button" className="button" onClick={onClose}>
          {words.t('panel.close')}
        </button>
      </div>
    </Dialog>
  )
}
