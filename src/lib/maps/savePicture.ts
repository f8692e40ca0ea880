/** Pixels of a saved picture for each of the file's own. */
const SHARPNESS = 2;

/**
 * Saves an SVG file of this server as PNG, painted by the browser itself.
 * @returns false when the file cannot be had or painted
 */
export async function savePicture(address: string, name: string): Promise<boolean> {
	const image = new Image();
	image.src = address;
	try {
		await image.decode();
	} catch {
		return false;
	}
	const canvas = document.createElement('canvas');
	canvas.width = image.naturalWidth * SHARPNESS;
	canvas.height = image.naturalHeight * SHARPNESS;
	canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
	const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
	if (!blob) return false;
	const link = document.createElement('a');
	link.href = URL.createObjectURL(blob);
	link.download = name.replaceAll(/[\\/:*?"<>|]+/g, '-');
	link.click();
	URL.revokeObjectURL(link.href);
	return true;
}
