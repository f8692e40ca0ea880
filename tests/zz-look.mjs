import { chromium } from '@playwright/test';
import { execFileSync } from 'node:child_process';
const B='http://localhost:4801';
const browser=await chromium.launch({executablePath:'/usr/bin/chromium',args:['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run']});
const out='/tmp/m1/';
async function signIn(email,w=1440,locale=''){
 const c=await browser.newContext({viewport:{width:w,height:900}}); const p=await c.newPage();
 p.on('pageerror',e=>console.log('PAGEERROR',e.message)); p.on('console',m=>{if(m.type()==='error')console.log('CONSOLE',m.text())});
 await p.goto(B+locale+'/account/sign-in'); await p.fill('[name=email]',email); await p.fill('[name=password]','masar demonstration'); await p.click('form.form button'); await p.waitForLoadState();
 if(p.url().includes('second-factor')){ const code=execFileSync('node',['scripts/code.ts'],{env:{...process.env,MASAR_NOW:'2024-07-16T09:00:00Z'}}).toString().match(/\d{6}/)[0]; await p.fill('[name=code]',code); await p.click('form.form button'); await p.waitForLoadState(); }
 return p; }
const shot=async(p,n)=>{await p.screenshot({path:out+n+'.png',fullPage:true});console.log(n,p.url())};
let p=await signIn('approver1@example.org'); await p.goto(B+'/reports'); await shot(p,'reports-1440'); await p.goto(B+'/reports/20'); await shot(p,'report-1440');
const row=await p.locator('a:has-text("Details")').first().getAttribute('href'); await p.goto(B+row); await shot(p,'row-1440'); await p.goto(B+'/reports/20/summary'); await shot(p,'summary-1440');
p=await signIn('approver1@example.org',390,'/ar'); await p.goto(B+'/ar/reports'); await shot(p,'reports-390-ar'); await p.goto(B+'/ar'+row); await shot(p,'row-390-ar');
p=await signIn('coordinator@example.org'); await p.goto(B+'/review'); await shot(p,'review-1440'); await p.goto(B+'/review/22'); await shot(p,'review1-1440');
await browser.close();
