import { z } from 'zod';
import type {
  DraggedFile,
  KeptDesign,
  Menu,
  MenuItem,
  OpenRequest,
  SaveRequest,
  WindowDescription,
} from '../shared/bridge';
import { isPicture, LARGEST_FILE_BYTES } from '../shared/bridge';

export type Schema<T> = z.ZodType<T>;

// What the page says is parsed here and believed behind: nothing longer or other than this reaches the machine.
const line = z.string().max(1000);
const path = z.string().min(1).max(32_768);
const filter = z.strictObject({
  name: line,
  // One ending, without a dot or a way to another folder.
  extensions: z.array(z.string().regex(/^[A-Za-z0-9]{1,16}$|^\*$/)).max(64),
});

const contents = z.union([
  z.string().max(LARGEST_FILE_BYTES),
  z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= 4 * LARGEST_FILE_BYTES),
]);

const LARGEST_THUMBNAIL = 2 * 1024 * 1024;

export const openRequest: z.ZodType<OpenRequest> = z.strictObject({
  title: line,
  filters: z.array(filter).max(64),
  several: z.boolean(),
});

export const readPath = path;

export const saveRequest = z.strictObject({
  path: path.exactOptional(),
  ask: z.boolean(),
  suggestedName: line,
  filter,
  contents,
  expectedModifiedAtMs: z.number().exactOptional(),
}) satisfies z.ZodType<SaveRequest>;

export const draggedFile: z.ZodType<DraggedFile> = z.strictObject({
  // Pictures only: what lands on a desktop must be nothing that starts when it is opened.
  name: z
    .string()
    .max(200)
    .regex(/^[^\p{Cc}/\\:*?"<>|]*[^\p{Cc}/\\:*?"<>|.]\.(?:png|svg)$/u),
  contents,
  thumbnail: z.instanceof(Uint8Array).refine((bytes) => bytes.byteLength <= LARGEST_THUMBNAIL && isPicture(bytes)),
});

export const nothing = z.null();

export const keptDesign: z.ZodType<KeptDesign> = z.strictObject({
  id: z.string().min(1).max(1000),
  name: line,
  contents: z.string().max(LARGEST_FILE_BYTES),
});

export const windowDescription: z.ZodType<WindowDescription> = z.strictObject({
  title: line,
  path: path.exactOptional(),
  isEdited: z.boolean(),
});

const menuItem: z.ZodType<MenuItem> = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('separator') }),
  z.strictObject({
    type: z.literal('action'),
    action: line,
    label: line,
    accelerator: z.string().max(100).exactOptional(),
    isEnabled: z.boolean(),
    isChecked: z.boolean().exactOptional(),
  }),
  z.strictObject({
    type: z.literal('role'),
    role: z.enum(['cut', 'copy', 'paste', 'quit', 'minimize', 'togglefullscreen', 'about', 'close']),
  }),
]);

export const menus: z.ZodType<readonly Menu[]> = z
  .array(z.strictObject({ label: line, items: z.array(menuItem).max(200) }))
  .max(20);

/** What `window.json` remembers. */
export const windowState = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().min(1),
  height: z.int().min(1),
  isMaximized: z.boolean(),
});
export type WindowState = z.infer<typeof windowState>;

/** What `folder.json` remembers: the folder, and when each design was last written there by us, by its mark. */
export const folderChoice = z.object({
  path: z.string().min(1),
  written: z.record(z.string(), z.number()).default({}),
});
export type FolderChoice = z.infer<typeof folderChoice>;
