export { chooseSelectionOnly, useChoices } from './choices';
export { copyPicture } from './clipboard';
export { pictureToDrag } from './drag';
export { ExportDialog } from './ExportDialog';
export { fonts } from './fonts';
export { type MadeFile, makeFile } from './make';
export { pngOf } from './picture';
export { excerpt, exportFormat } from '@shared/report';
