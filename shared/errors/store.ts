/** Errors of the machine and its data folder: database, lock, backups, settings, worker threads. */
import type { ErrorEntry } from './entry.ts'

export const storeErrors = {
  native_module_missing: {
    status: 500,
    exit: 9,
    en: 'The database module cannot be loaded on this machine ({detail}). Use Node 24 and install Vigie again with "npm ci".',
    fr: 'Le module de base de données ne se charge pas sur cette machine ({detail}). Utilisez Node 24 et réinstallez Vigie avec « npm ci ».',
  },
  database_unavailable: {
    status: 500,
    exit: 9,
    en: 'The database {path} cannot be opened ({detail}). Check that the folder exists, belongs to you and is not full.',
    fr: 'La base {path} ne s’ouvre pas ({detail}). Vérifiez que le dossier existe, vous appartient et n’est pas plein.',
  },
  database_foreign: {
    status: 409,
    exit: 9,
    en: 'The file {path} is a database, but not one of Vigie. Choose another file; this one was not touched.',
    fr: 'Le fichier {path} est une base de données, mais pas de Vigie. Choisissez-en un autre ; celui-ci n’a pas été modifié.',
  },
  database_damaged: {
    status: 409,
    exit: 9,
    en: 'The file {path} is damaged ({detail}). Choose another backup; nothing was changed.',
    fr: 'Le fichier {path} est endommagé ({detail}). Choisissez une autre sauvegarde ; rien n’a été modifié.',
  },
  database_restored: {
    status: 500,
    exit: 9,
    en: 'The database was damaged. The backup of {backup} is in use; the damaged file is kept as {aside}.',
    fr: 'La base était endommagée. La sauvegarde du {backup} est utilisée ; le fichier endommagé est gardé sous {aside}.',
  },
  database_lost: {
    status: 500,
    exit: 9,
    en: 'The database was damaged and no good backup was found. Vigie starts with an empty one; the damaged file is kept as {aside}.',
    fr: 'La base était endommagée et aucune bonne sauvegarde n’a été trouvée. Vigie repart d’une base vide ; le fichier endommagé est gardé sous {aside}.',
  },
  migration_failed: {
    status: 500,
    exit: 9,
    en: 'The database could not be brought to version {version} ({detail}). It is unchanged at version {found}; install the previous Vigie, or report this.',
    fr: 'La base n’a pas pu passer à la version {version} ({detail}). Elle reste à la version {found} ; installez le Vigie précédent, ou signalez-le.',
  },
  backup_target_exists: {
    status: 409,
    exit: 9,
    en: 'The file {path} exists already. Choose another name for the backup; this one was not touched.',
    fr: 'Le fichier {path} existe déjà. Choisissez un autre nom pour la sauvegarde ; celui-ci n’a pas été modifié.',
  },
  backup_failed: {
    status: 500,
    exit: 9,
    en: 'The backup {path} could not be written ({detail}). Check that its folder exists, belongs to you and is not full.',
    fr: 'La sauvegarde {path} n’a pas pu être écrite ({detail}). Vérifiez que son dossier existe, vous appartient et n’est pas plein.',
  },
  backup_missing: {
    status: 404,
    exit: 9,
    en: 'There is no file {path}. Check its name.',
    fr: 'Il n’y a pas de fichier {path}. Vérifiez son nom.',
  },
  settings_restored: {
    status: 500,
    exit: 9,
    en: 'The settings could not be read ({detail}). The last good copy is in use; the bad file is kept as {aside}.',
    fr: 'Les réglages n’ont pas pu être lus ({detail}). La dernière bonne copie est utilisée ; le mauvais fichier est gardé sous {aside}.',
  },
  settings_lost: {
    status: 500,
    exit: 9,
    en: 'The settings could not be read ({detail}) and there is no good copy. The defaults are in use; the bad file is kept as {aside}.',
    fr: 'Les réglages n’ont pas pu être lus ({detail}) et il n’y a pas de bonne copie. Les valeurs par défaut sont utilisées ; le mauvais fichier est gardé sous {aside}.',
  },
  settings_unwritable: {
    status: 500,
    exit: 9,
    en: 'The settings {path} could not be written ({detail}). Nothing was changed; check that the folder belongs to you and is not full.',
    fr: 'Les réglages {path} n’ont pas pu être écrits ({detail}). Rien n’a changé ; vérifiez que le dossier vous appartient et n’est pas plein.',
  },
  worker_failed: {
    status: 500,
    exit: 1,
    en: 'The worker "{name}" stopped before its work was done ({detail}). Try again; if it happens again, give the machine more memory or report it.',
    fr: 'Le processus de travail « {name} » s’est arrêté avant la fin ({detail}). Réessayez ; si cela se répète, donnez plus de mémoire à la machine ou signalez-le.',
  },
  secrets_unprotected: {
    status: 409,
    exit: 9,
    en: 'This desktop offers no key store, so the key was not kept. Unlock or install a keyring, or set ANTHROPIC_API_KEY.',
    fr: 'Ce bureau n’offre pas de trousseau, la clé n’a donc pas été gardée. Déverrouillez ou installez un trousseau, ou définissez ANTHROPIC_API_KEY.',
  },
  secrets_unreadable: {
    status: 500,
    exit: 9,
    en: 'The secrets file {path} cannot be read ({detail}). Repair it, or delete it and enter your keys again.',
    fr: 'Le fichier des secrets {path} est illisible ({detail}). Réparez-le, ou supprimez-le et saisissez vos clés de nouveau.',
  },
} as const satisfies Record<string, ErrorEntry>
