ALTER TABLE "indicator" ADD COLUMN "definition" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "source" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "contact" text COLLATE "C";--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "from_quarter" bigint;--> statement-breakpoint
ALTER TABLE "indicator" ADD COLUMN "to_quarter" bigint;