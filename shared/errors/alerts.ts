/** Errors of alerts, assets, maintenances and their imports. */
import type { ErrorEntry } from './entry.ts'

export const alertsErrors = {
  alert_not_found: {
    status: 404,
    exit: 3,
    en: 'There is no alert "{id}". "vigie alerts list" shows them.',
    fr: 'Il n’y a pas d’alerte « {id} ». « vigie alerts list » les énumère.',
  },
  alert_cleared: {
    status: 409,
    exit: 5,
    en: 'The alert "{id}" is over: its condition has ended. There is nothing left to do.',
    fr: 'L’alerte « {id} » est terminée : sa condition a pris fin. Il n’y a plus rien à faire.',
  },
  asset_not_found: {
    status: 404,
    exit: 3,
    en: 'There is no asset "{id}". "vigie assets list" shows them.',
    fr: 'Il n’y a pas d’actif « {id} ». « vigie assets list » les énumère.',
  },
  asset_exists: {
    status: 409,
    exit: 5,
    en: 'The asset "{name}" exists already (number {id}). Edit that one, or choose another code.',
    fr: 'L’actif « {name} » existe déjà (numéro {id}). Modifiez-le, ou choisissez un autre code.',
  },
  maintenance_not_found: {
    status: 404,
    exit: 3,
    en: 'There is no maintenance "{id}". "vigie maintenances list" shows them.',
    fr: 'Il n’y a pas de maintenance « {id} ». « vigie maintenances list » les énumère.',
  },
  maintenance_closed: {
    status: 409,
    exit: 5,
    en: 'The maintenance "{id}" is already {status}. Edit its status to open it again.',
    fr: 'La maintenance « {id} » est déjà close ({status}). Modifiez son état pour la rouvrir.',
  },
  import_unreadable: {
    status: 400,
    exit: 2,
    en: 'The file cannot be read: {problem}. Nothing was imported; save it as CSV (UTF-8) or iCalendar and try again.',
    fr: 'Le fichier est illisible : {problem}. Rien n’a été importé ; enregistrez-le en CSV (UTF-8) ou iCalendar et réessayez.',
  },
  import_expired: {
    status: 409,
    exit: 5,
    en: 'This preview is over or was already accepted. Preview the file again.',
    fr: 'Cet aperçu a expiré ou a déjà été accepté. Demandez un nouvel aperçu du fichier.',
  },
  import_too_slow: {
    status: 422,
    exit: 1,
    en: 'Reading the file took longer than {minutes} minutes and was stopped. Split it and import its parts; what was kept already is recognised.',
    fr: 'La lecture du fichier a duré plus de {minutes} minutes et a été arrêtée. Divisez-le et importez ses parties ; ce qui a déjà été gardé est reconnu.',
  },
  import_mapping_incomplete: {
    status: 400,
    exit: 2,
    en: 'No column gives {fields}. Name one for each and preview again.',
    fr: 'Aucune colonne ne donne {fields}. Indiquez-en une pour chacun et demandez un nouvel aperçu.',
  },
  webhook_target_refused: {
    status: 400,
    exit: 2,
    en: 'Notifications are not sent to {host}: only https or this machine are allowed. Use an https address, or allow insecure targets in the settings.',
    fr: 'Les notifications ne sont pas envoyées à {host} : seuls https ou cette machine sont permis. Utilisez une adresse https, ou autorisez les cibles non sécurisées dans les réglages.',
  },
  webhook_secret_missing: {
    status: 409,
    exit: 5,
    en: 'The webhook has no secret to sign with. Set one with "vigie alerts webhook --secret".',
    fr: 'Le webhook n’a pas de secret pour signer. Définissez-en un avec « vigie alerts webhook --secret ».',
  },
  webhook_rejected: {
    status: 502,
    exit: 7,
    en: 'The webhook answered with status {status}. Vigie tries again; check its address and its secret.',
    fr: 'Le webhook a répondu avec l’état {status}. Vigie réessaie ; vérifiez son adresse et son secret.',
  },
} as const satisfies Record<string, ErrorEntry>
